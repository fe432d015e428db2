import { type Command, command, type Desk } from '../command.ts';
import { road } from '../road.ts';
import { parseMonitor } from './intent.ts';
import { type ListenPorts, startListening } from './start-listening.ts';
import { monitorView } from './view.ts';

/** `/monitor`: listen to an agent's live contact. */
export function monitorCommand(ports: ListenPorts, desk: Desk): Command {
  return command(
    {
      help: {
        name: 'monitor',
        summary: 'listen to an agent silently, in your own contact control panel',
        usage: [
          ['[agent]', 'their live call or chat; @mention works too'],
          ['agent:[name] contact:[id]', 'one of several contacts'],
        ],
        example: 'Maria Lindqvist',
      },
      main: road({
        parse: parseMonitor,
        needs: () => ({ kind: 'listen' }),
        run: (intent, asker) => startListening(ports, intent, asker),
        view: monitorView,
      }),
    },
    desk,
  );
}
