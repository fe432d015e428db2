import { type Road, road } from '../../road.ts';
import { parseWaiting } from './intent.ts';
import { listWaiting, type WaitingPorts } from './list-waiting.ts';
import { waitingView } from './view.ts';

export type { WaitingPorts } from './list-waiting.ts';

/** `/queue-wait contacts`: who waits now. */
export function waitingRoad(ports: WaitingPorts): Road {
  return road({
    parse: parseWaiting,
    needs: () => ({ kind: 'see-queues' }),
    run: (intent, asker) => listWaiting(ports, intent, asker),
    view: waitingView,
    isShared: (report) => report.kind === 'waiting' && report.share,
  });
}
