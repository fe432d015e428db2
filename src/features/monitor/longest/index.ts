import type { Porch } from '../../porch.ts';
import { type Road, road } from '../../road.ts';
import type { LivePorts } from '../list-live-contacts.ts';
import type { ListenIntent } from '../start/intent.ts';
import type { ListenPorts } from '../start/listen-ports.ts';
import { listenPorch } from '../start/porch.ts';
import { monitorView } from '../view.ts';
import { asksForLongest, type LongestIntent, parseLongest } from './intent.ts';
import { listenToLongest } from './listen-to-longest.ts';

/** `/monitor longest` and `/monitor barge longest`; any other line of `barge` goes its own road. */
export function longestRoads(
  ports: ListenPorts & LivePorts,
  barge: Road,
): Readonly<Record<'longest' | 'barge', Road>> {
  const longest = (isBarge: boolean) =>
    road({
      parse: (words) => parseLongest(words, isBarge),
      needs: () => ({ kind: isBarge ? 'barge' : 'listen' }),
      porch: longestPorch(ports),
      run: (intent, asker) => listenToLongest(ports, intent, asker),
      view: monitorView,
    });
  const bargeLongest = longest(true);
  return {
    longest: longest(false),
    barge: {
      isForm: barge.isForm,
      understand: (words, caller) =>
        asksForLongest(words)
          ? bargeLongest.understand(words.slice(1), caller)
          : barge.understand(words, caller),
    },
  };
}

/** It is a wish to listen like any other, of which nobody knows yet whom it is about. */
function longestPorch(ports: ListenPorts): Porch<LongestIntent> {
  const porch = listenPorch<ListenIntent>(ports);
  return {
    enter: (intent, caller) => porch.enter(asListening(intent), caller),
    refused: (intent, caller, why) => porch.refused(asListening(intent), caller, why),
  };
}

function asListening({ isBarge }: LongestIntent): ListenIntent {
  return { kind: 'listen', agent: undefined, isBarge, isConfirmed: false, mayBeQueue: false };
}
