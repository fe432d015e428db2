import type { Block } from '../../blocks/message.ts';
import { actions } from '../../blocks/primitives.ts';
import { fitsButton, runButton } from '../../blocks/run-button.ts';
import { filterText, viewText } from '../../floor/filter-text.ts';
import { agentsButton, saveViewButton } from '../view-buttons.ts';
import { type AskedRead, isPart } from './asked-queues.ts';
import { queuesOf } from './view-line.ts';

/** What can be done from an answer about queues. */
export function queueButtons({ view, share }: Pick<AskedRead, 'view' | 'share'>): Block {
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
    agentsButton(isOwn ? viewText(view) : again),
    share ? undefined : saveViewButton(view, filterText(queuesOf(view))),
  ]);
}
