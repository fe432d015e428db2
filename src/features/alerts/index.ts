import { misunderstood } from '../../grammar/misunderstood.ts';
import { type Command, command, type Desk } from '../command.ts';
import { road } from '../road.ts';
import { type ActPorts, actRoads, alertActForms } from './acts/index.ts';
import { type FilePorts, fileRoads } from './file/index.ts';
import { alertForms, alertSearches, alertSearchNeeds, formRoads } from './form/index.ts';
import { type HealthPorts, healthRoad } from './health/index.ts';
import { alertsHelp } from './help.ts';
import { type RulesPorts, ruleRoads, startOf } from './rules/index.ts';
import { listRules, parseList } from './rules/list-rules.ts';
import { listView } from './rules/list-view.ts';

/** Everything `/alerts` asks of the outside. */
export type AlertsPorts = ActPorts & FilePorts & HealthPorts & RulesPorts;

/** `/alerts`: rules, what fires by them, and how alerting itself does. */
export function alertsCommand(ports: AlertsPorts, desk: Desk): Command {
  return command(
    {
      help: alertsHelp,
      main: road({
        parse: (words) =>
          words.length === 0
            ? parseList(words)
            : misunderstood(
                'I do not know that word here. add makes a rule, list shows all, edit changes one.',
              ),
        needs: () => ({ kind: 'see-rules' }),
        run: (intent, asker) => listRules(ports, intent, asker),
        view: listView,
      }),
      roads: {
        ...ruleRoads(ports),
        ...formRoads({ ...ports, startOf }),
        ...fileRoads(ports),
        ...actRoads(ports),
        health: healthRoad(ports),
      },
      forms: { ...alertForms(ports), ...alertActForms },
      searches: alertSearches(ports),
      searchNeeds: alertSearchNeeds,
    },
    desk,
  );
}
