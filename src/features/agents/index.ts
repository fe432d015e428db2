import { type AuditRoadPorts, auditRoad } from '../audit/index.ts';
import { type Command, command, type Desk } from '../command.ts';
import { type Road, road } from '../road.ts';
import { boardRoads } from './board/index.ts';
import type { PinPorts } from './board/pin-board.ts';
import type { ExportPorts } from './export/export-agents.ts';
import { exportRoad } from './export/index.ts';
import {
  type FilterFormPorts,
  filterForm,
  filterFormRoad,
  filterSearches,
} from './filter-form/index.ts';
import { parseAgents, parsePage } from './intent.ts';
import { type ListAgentsPorts, listAgents } from './list-agents.ts';
import { savedViewRoads } from './saved-views/index.ts';
import type { SavedViewPorts } from './saved-views/saved-view.ts';
import { settingsRoads } from './settings/index.ts';
import type { AgentSettingsPorts } from './settings/settings-ports.ts';
import { statusRoad } from './status/index.ts';
import type { StatusPorts } from './status/set-status.ts';
import { agentsView } from './view.ts';

export type AgentsPorts = ListAgentsPorts &
  FilterFormPorts &
  SavedViewPorts &
  ExportPorts &
  PinPorts &
  StatusPorts &
  AgentSettingsPorts &
  AuditRoadPorts;

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
            'filters: queue, group, profile, agent, team, state, status, channel',
          ],
          ['sort:longest', 'in another order: urgency, longest, name, status'],
          ['[filters] share', 'the counts for the whole channel; names where they are allowed'],
          ['filter', 'the same filters as a form'],
          ['save [filters]', 'your view from now on; `forget` takes it back'],
          ['save [filters] for channel', 'what this channel starts from, for administrators'],
          ['board [filters] for 4h', 'a message here that stays current; `boards` lists them all'],
          ['export [filters]', 'the agents as a CSV file, for you alone'],
          ['status [agent] status:Lunch', 'change a status, for administrators'],
          ['limits', 'after how long somebody needs somebody'],
          ['access', 'who may see agents, and who may export them'],
          ['names', 'where names of agents may be posted'],
          ['audit', 'who did what, for administrators'],
        ],
        example: 'team:East sort:longest',
      },
      main: agentsRoad(ports, parseAgents),
      roads: {
        page: agentsRoad(ports, parsePage),
        filter: filterFormRoad(ports),
        export: exportRoad(ports),
        status: statusRoad(ports),
        ...savedViewRoads(ports),
        ...boardRoads(ports),
        ...settingsRoads(ports),
        audit: auditRoad(ports),
      },
      forms: { filter: filterForm },
      searches: filterSearches(ports),
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
