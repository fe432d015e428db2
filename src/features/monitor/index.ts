import { type AuditRoadPorts, auditRoad } from '../audit/index.ts';
import { type Command, command, type Desk } from '../command.ts';
import { road } from '../road.ts';
import { asksForLongest, parseBarge, parseLongest, parseMonitor } from './intent.ts';
import { type LinksPorts, linkRoads } from './links/index.ts';
import { type LivePorts, listLiveContacts } from './list-live-contacts.ts';
import { listenOrList } from './listen-or-list.ts';
import { listenToLongest } from './listen-to-longest.ts';
import { type RulesPorts, rulesRoads } from './rules/index.ts';
import { type ListenPorts, startListening } from './start-listening.ts';
import { monitorView } from './view.ts';

export type MonitorPorts = ListenPorts & LivePorts & RulesPorts & LinksPorts & AuditRoadPorts;

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
          ['barge [agent]', 'listen, with barge-in offered in your control panel'],
          ['whoami', 'who you are in Amazon Connect, where it rings, what you may do'],
          ['link @[person] [username]', 'administrators: links a Slack account to a Connect user'],
          ['unlink @[person]', 'administrators: ends a link; `links` shows them'],
          ['audit', 'who did what; `verify`, `export`, `keep`, `channel`, for administrators'],
        ],
        example: 'Maria Lindqvist',
      },
      main: road({
        parse: parseMonitor,
        needs: ({ kind }) => ({ kind: kind === 'live' ? 'see-live' : 'listen' }),
        run: (intent, asker) =>
          intent.kind === 'live'
            ? listLiveContacts(ports, intent, asker)
            : listenOrList(ports, intent, asker),
        view: monitorView,
      }),
      roads: {
        audit: auditRoad(ports),
        barge: road({
          parse: (words) =>
            asksForLongest(words) ? parseLongest(words.slice(1), true) : parseBarge(words),
          needs: () => ({ kind: 'barge' }),
          run: (intent, asker) =>
            intent.kind === 'longest'
              ? listenToLongest(ports, intent, asker)
              : startListening(ports, intent, asker),
          view: monitorView,
        }),
        ...rulesRoads(ports),
        ...linkRoads(ports),
        longest: road({
          parse: (words) => parseLongest(words, false),
          needs: () => ({ kind: 'listen' }),
          run: (intent, asker) => listenToLongest(ports, intent, asker),
          view: monitorView,
        }),
      },
    },
    desk,
  );
}
