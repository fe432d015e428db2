import { type Command, command, type Desk } from '../command.ts';
import { road } from '../road.ts';
import { parseAlerts } from './intent.ts';
import { type ManageRulesPorts, manageRules } from './manage-rules.ts';
import { alertsView } from './view.ts';

/** `/alerts`: thresholds and what becomes of them. */
export function alertsCommand(ports: ManageRulesPorts, desk: Desk): Command {
  return command(
    {
      help: {
        name: 'alerts',
        summary: 'be told in a channel when a queue waits too long',
        usage: [
          [
            'add queue-wait [queue] over [time] in #channel',
            'set a rule; times are 90s, 5m, 1h30m or 5 min',
          ],
          ['list', 'all rules with their present state'],
          ['remove [id]', 'take a rule away'],
        ],
        example: 'add queue-wait Billing over 5m in #floor',
      },
      main: road({
        parse: parseAlerts,
        needs: (intent) => ({ kind: intent.kind === 'add' ? 'make-rule' : 'see-rules' }),
        run: (intent, asker) => manageRules(ports, intent, asker),
        view: alertsView,
      }),
    },
    desk,
  );
}
