import { type AuditRoadPorts, auditRoad } from '../audit/index.ts';
import { type Command, command, type Desk } from '../command.ts';
import { road } from '../road.ts';
import { monitorHelp } from './help.ts';
import { type MonitorIntent, parseMonitor } from './intent.ts';
import { type LinksPorts, linkRoads } from './links/index.ts';
import { type LivePorts, listLiveContacts } from './list-live-contacts.ts';
import { listenOrList } from './listen-or-list.ts';
import { longestRoads } from './longest/index.ts';
import { type RequestRoadsPorts, requestRoads } from './requests/index.ts';
import { type RulesPorts, rulesRoads } from './rules/index.ts';
import { type SessionsPorts, sessionRoads } from './sessions/index.ts';
import { startRoads } from './start/index.ts';
import type { ListenPorts } from './start/listen-ports.ts';
import { listenPorch } from './start/porch.ts';
import { listenFromForm, reasonForm } from './start/reason-form.ts';
import { monitorView } from './view.ts';

export type MonitorPorts = ListenPorts &
  LivePorts &
  RulesPorts &
  LinksPorts &
  AuditRoadPorts &
  RequestRoadsPorts &
  SessionsPorts;

/** `/monitor`: what there is to listen to, and listening to an agent's live contact. */
export function monitorCommand(ports: MonitorPorts, desk: Desk): Command {
  const start = startRoads(ports);
  return command(
    {
      help: monitorHelp,
      main: road({
        parse: parseMonitor,
        needs: ({ kind }) => ({ kind: kind === 'live' ? 'see-live' : 'listen' }),
        porch: listenPorch<MonitorIntent>(ports),
        run: (intent, asker) =>
          intent.kind === 'live'
            ? listLiveContacts(ports, intent, asker)
            : listenOrList(ports, intent, asker),
        view: monitorView,
      }),
      roads: {
        ...start,
        ...longestRoads(ports, start.barge),
        ...rulesRoads(ports),
        ...linkRoads(ports),
        ...requestRoads(ports),
        ...sessionRoads(ports),
        audit: auditRoad(ports),
      },
      forms: { [reasonForm]: listenFromForm },
    },
    desk,
  );
}
