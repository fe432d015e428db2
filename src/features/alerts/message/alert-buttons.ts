import type { Block } from '../../../blocks/message.ts';
import { actions } from '../../../blocks/primitives.ts';
import { runButton } from '../../../blocks/run-button.ts';
import { runSelect } from '../../../blocks/run-menu.ts';
import type { Episode } from '../../../domain/alerting/alert.ts';
import { alertWord } from '../../../domain/alerting/alert-word.ts';
import type { AlertTarget } from '../../../domain/alerting/rule.ts';
import { quote } from '../../../grammar/words.ts';
import { isHeld } from '../decide/acknowledge.ts';

/** What can be done about what stands in a message, as long as something of it is open. */
export function handleButtons(homeId: string, episodes: readonly Episode[], now: Date) {
  const open = episodes.filter(({ ended }) => ended === undefined);
  if (open.length === 0) return [];
  const alert = `a:${alertWord(homeId)}`;
  const isTaken = open.every((episode) => isHeld(episode, now));
  const take = isTaken
    ? runButton({ label: 'Unacknowledge', command: 'alerts', text: `unack ${alert}`, id: 'unack' })
    : runButton({
        label: open.length > 1 ? 'Acknowledge all' : 'Acknowledge',
        command: 'alerts',
        text: `ack ${alert}`,
        id: 'ack',
        style: 'primary',
      });
  return [take, snoozeMenu(alert, open)];
}

function snoozeMenu(alert: string, open: readonly Episode[]) {
  // Nothing but a queue closes.
  const closes = open.every(({ target }) => target.kind === 'queue');
  const choice = (label: string, end: string) => ({
    label,
    command: 'alerts',
    text: `snooze ${alert} ${end}`,
  });
  return runSelect({
    id: 'snooze',
    placeholder: 'Snooze…',
    choices: [
      choice('Snooze 15 min', '15m'),
      choice('Snooze 1 h', '1h'),
      ...(closes ? [choice('Snooze until the queue closes', 'until-close')] : []),
      choice('Snooze until tomorrow', 'until-tomorrow'),
      { label: 'Snooze for another time…', command: 'alerts', text: `snooze-form ${alert}` },
    ],
  });
}

/**
 * Ways to what an alert is about; answered to whoever presses, alone. Once it is over its chart and
 * its live contacts are of another time, and a rule that is gone is not to be edited.
 */
export function lookButtons(
  { target, rule, ended }: Pick<Episode, 'target' | 'rule' | 'ended'>,
  mayName: boolean,
) {
  const edit =
    ended?.why === 'rule-removed'
      ? undefined
      : runButton({
          label: 'Edit rule',
          command: 'alerts',
          text: `edit-form ${rule.id}`,
          id: 'edit',
        });
  const filter = filterOf(target);
  if (target.kind === 'agent') {
    const label = mayName ? 'Agent' : 'Who?';
    return [runButton({ label, command: 'agents', text: filter, id: 'agents' }), edit];
  }
  const agents = runButton({ label: 'Agents', command: 'agents', text: filter, id: 'agents' });
  const live = ended
    ? undefined
    : runButton({ label: 'Live contacts', command: 'monitor', text: filter, id: 'live' });
  if (target.kind !== 'queue') return [agents, live, edit];
  const queue = (label: string, more: string, id: string) =>
    runButton({ label, command: 'queue-wait', text: `${filter}${more}`, id });
  const chart = ended ? undefined : queue('Chart', ' last:1h', 'chart');
  return [queue('Queue', '', 'queue'), chart, agents, live, edit];
}

/** By the id, which still finds it after it was renamed. */
function filterOf(target: AlertTarget): string {
  switch (target.kind) {
    case 'queue':
      return `queue:${quote(target.id)}`;
    case 'agent':
      return `agent:${quote(target.id)}`;
    case 'routing-profile':
      return `profile:${quote(target.id)}`;
    case 'team':
      return `team:${quote(target.id)}`;
    case 'instance':
      return 'all';
  }
}

/** The row below a message; none where there is nothing to press. */
export function buttonRow(
  buttons: readonly Parameters<typeof actions>[1][number][],
): readonly Block[] {
  return buttons.some((button) => button !== undefined) ? [actions('alert', buttons)] : [];
}
