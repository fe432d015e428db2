import { type Command, command, type Desk } from '../command.ts';
import { road } from '../road.ts';
import { type MonitorIntent, parseMonitor } from './intent.ts';
import { type LivePorts, listLiveContacts } from './list-live-contacts.ts';
import { listenOrList } from './listen-or-list.ts';
import { type RequestRoadsPorts, requestRoads } from './requests/index.ts';
import { type SessionsPorts, sessionRoads } from './sessions/index.ts';
import { startRoads } from './start/index.ts';
import type { ListenPorts } from './start/listen-ports.ts';
import { listenPorch } from './start/porch.ts';
import { listenFromForm, reasonForm } from './start/reason-form.ts';
import { monitorView } from './view.ts';

export type MonitorPorts = ListenPorts & LivePorts & RequestRoadsPorts & SessionsPorts;

/** `/monitor`: what there is to listen to, and listening to an agent's live contact. */
export function monitorCommand(ports: MonitorPorts, desk: Desk): Command {
  return command(
    {
      help: {
        name: 'monitor',
        summary: 'listen to an agent silently, in your own contact control panel',
        usage: [
          ['', 'the live contacts of your view, longest first; `all` for everybody’s'],
          ['queue:[queue] state:on-hold', 'the same for any filter of agents'],
          ['[queue]', 'the same for those who serve a queue'],
          ['[agent]', 'their live call or chat; @mention works too'],
          ['agent:[name] contact:[id]', 'one of several contacts'],
          ['contact:[id]', 'the same by the contact alone'],
          ['[agent] reason:"coaching"', 'with the reason, where one is asked for'],
          ['when-free [agent]', 'as soon as they take a contact; `requests` lists yours'],
          ['sessions', 'who listens to whom, for those who may listen'],
          ['barge [agent]', 'listen, with barge-in offered in your control panel; asks before'],
        ],
        example: 'Maria Lindqvist',
      },
      main: road({
        parse: parseMonitor,
        needs: () => ({ kind: 'listen' }),
        porch: listenPorch<MonitorIntent>(ports),
        run: (intent, asker) =>
          intent.kind === 'live'
            ? listLiveContacts(ports, intent, asker)
            : listenOrList(ports, intent, asker),
        view: monitorView,
      }),
      roads: { ...startRoads(ports), ...requestRoads(ports), ...sessionRoads(ports) },
      forms: { [reasonForm]: listenFromForm },
    },
    desk,
  );
}
