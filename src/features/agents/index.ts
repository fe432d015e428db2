import { type Command, command, type Desk } from '../command.ts';
import { type Road, road } from '../road.ts';
import { parseAgents, parsePage } from './intent.ts';
import { type ListAgentsPorts, listAgents } from './list-agents.ts';
import type { SettingsPorts } from './settings/change-settings.ts';
import { settingsRoads } from './settings/index.ts';
import { statusRoad } from './status/index.ts';
import type { StatusPorts } from './status/set-status.ts';
import { agentsView } from './view.ts';

export type AgentsPorts = ListAgentsPorts & StatusPorts & SettingsPorts;

/** `/agents`: who needs somebody, who is free, who is gone too long, and what can be done about it. */
export function agentsCommand(ports: AgentsPorts, desk: Desk): Command {
  return command(
    {
      help: {
        name: 'agents',
        summary: 'who needs somebody, who is free, who is gone too long',
        usage: [
          ['', 'your view: what you saved, else the channel’s, else your team, else everybody'],
          ['all', 'everybody'],
          ['[agent]', 'the card of one agent; @mention works too'],
          ['[queue]', 'those who serve a queue'],
          [
            'team:East state:on-hold,missed',
            'filters: queue, profile, agent, team, state, status, channel',
          ],
          ['sort:longest', 'in another order: urgency, longest, name, status'],
          ['[queue] share', 'the counts for the whole channel; names where they are allowed'],
          ['status [agent] status:Lunch', 'change a status, for administrators'],
          ['limits', 'after how long somebody needs somebody'],
        ],
        example: 'team:East sort:longest',
      },
      main: agentsRoad(ports, parseAgents),
      roads: {
        page: agentsRoad(ports, parsePage),
        status: statusRoad(ports),
        ...settingsRoads(ports),
      },
    },
    desk,
  );
}

function agentsRoad(ports: ListAgentsPorts, parse: typeof parseAgents): Road {
  return road({
    parse,
    needs: () => ({ kind: 'see-agents' }),
    run: (intent, asker) => listAgents(ports, intent, asker),
    view: agentsView,
    isShared: (report) => report.kind === 'list' && report.sharing === 'yes',
  });
}
