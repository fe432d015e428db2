import { type Command, command, type Desk } from '../command.ts';
import { road } from '../road.ts';
import { parseAgents } from './intent.ts';
import { isForChannel, type ListAgentsPorts, listAgents } from './list-agents.ts';
import { agentsView } from './view.ts';

/** `/agents`: who is here, what they are doing, and whom one can listen to. */
export function agentsCommand(ports: ListAgentsPorts, desk: Desk): Command {
  return command(
    {
      help: {
        name: 'agents',
        summary: 'who is here, what they are doing and for how long',
        usage: [
          ['', 'everybody who is signed in'],
          ['[queue]', 'those who serve a queue'],
          ['[agent]', 'one agent; @mention works too'],
          ['[queue] share', 'the counts, without names, for the whole channel'],
        ],
        example: 'Billing',
      },
      main: road({
        parse: parseAgents,
        needs: () => ({ kind: 'see-agents' }),
        run: (intent, asker) => listAgents(ports, intent, asker),
        view: agentsView,
        isShared: (report) => report.kind === 'agents' && isForChannel(report),
      }),
    },
    desk,
  );
}
