import type { Block } from '../../../blocks/message.ts';
import { actions } from '../../../blocks/primitives.ts';
import { runButton } from '../../../blocks/run-button.ts';
import { runSelect } from '../../../blocks/run-menu.ts';
import { filterText } from '../../../floor/filter-text.ts';
import { agentsButton, saveViewButton } from '../../view-buttons.ts';
import { shareButton, waitingButton } from '../buttons.ts';
import { queuesOf } from '../view-line.ts';
import type { QueueReport } from './read-queue.ts';
import { type Spans, spansText, spanWords } from './spans.ts';

const hour = 3_600;
const windows = [900, 1_800, hour, 2 * hour, 8 * hour, 24 * hour];
const lasts = [hour, 3 * hour, 6 * hour, 24 * hour, 72 * hour, 192 * hour];

/** What can be asked next: of the same queue, of its agents and contacts, over other times. */
export function queueButtons(report: QueueReport): readonly Block[] {
  const { view, share, spans, staff } = report;
  const filter = filterText(queuesOf(view));
  const line = (typed: Spans) => `${filter}${spansText(typed)}`;
  const again = line(spans);
  const run = { command: 'queue-wait', mode: 'replace' } as const;
  const seesNobody = staff.kind === 'there' && staff.value.kind === 'not-for-asker';
  const select = (key: keyof Spans, placeholder: string, choices: readonly number[]) =>
    runSelect({
      id: key,
      mode: 'replace',
      placeholder,
      choices: choices.map((seconds) => ({
        label: `${labels[key]} ${spanWords(seconds)}`,
        command: 'queue-wait',
        text: line({ ...spans, [key]: seconds }),
      })),
    });
  return [
    actions('queue', [
      runButton({ ...run, label: 'Refresh', text: again, id: 'refresh' }),
      // Of a post for all: whoever presses is asked then whether they may see agents.
      share || !seesNobody ? agentsButton(filter) : undefined,
      waitingButton(filter),
      share ? undefined : shareButton(again),
      share ? undefined : saveViewButton(view, filter),
      runButton({ ...run, label: 'Everything', text: 'all', id: 'everything' }),
    ]),
    actions('spans', [
      select('window', 'Service level of…', windows),
      select('last', 'Charts of…', lasts),
    ]),
  ];
}

const labels: Readonly<Record<keyof Spans, string>> = {
  window: 'Service level: last',
  last: 'Charts: last',
};
