import type { Block } from '../../blocks/message.ts';
import { actions } from '../../blocks/primitives.ts';
import { fitsButton, runButton } from '../../blocks/run-button.ts';
import { filterText, viewText } from '../../floor/filter-text.ts';
import { agentsButton, saveViewButton } from '../view-buttons.ts';
import { type AskedRead, idsOf, isPart } from './asked-queues.ts';
import { queuesOf } from './view-line.ts';
import { mostQueues } from './waiting/list-waiting.ts';

type Answered = Pick<AskedRead, 'view' | 'share'> & Partial<Pick<AskedRead, 'names'>>;

/** What can be done from an answer about queues; without names Connect cannot be asked for more just now. */
export function queueButtons({ view, share, names }: Answered): Block {
  const isOwn = !share && view.source !== 'asked' && view.source !== 'all';
  // A post for all must not turn into the view of whoever presses.
  const again = isOwn ? '' : filterText(queuesOf(view));
  const run = { command: 'queue-wait', mode: 'replace' } as const;
  return actions('queues', [
    fitsButton(again)
      ? runButton({ ...run, label: 'Refresh', text: again, id: 'refresh' })
      : undefined,
    isPart({ view })
      ? runButton({ ...run, label: 'Everything', text: 'all', id: 'everything' })
      : undefined,
    names && idsOf({ names, view }).queueIds.length <= mostQueues
      ? waitingButton(again)
      : undefined,
    agentsButton(isOwn ? viewText(view) : again),
    share ? undefined : shareButton(again),
    share ? undefined : saveViewButton(view, filterText(queuesOf(view))),
  ]);
}

/** Who waits in the queues of a line; nothing where it is too long for a button. */
export function waitingButton(line: string) {
  const text = `contacts ${line}`.trim();
  return fitsButton(text)
    ? runButton({ command: 'queue-wait', label: 'Waiting contacts', text, id: 'contacts' })
    : undefined;
}

/** The same answer for everybody here; nothing where the line is too long for a button. */
export function shareButton(line: string) {
  const text = `${line} share`.trim();
  return fitsButton(text)
    ? runButton({
        command: 'queue-wait',
        label: 'Share',
        text,
        id: 'share',
        spoken: 'Share with this channel',
      })
    : undefined;
}
