import { type Command, command, type Desk } from '../command.ts';
import { road } from '../road.ts';
import { parseQueueWait } from './intent.ts';
import { type QueueWaitPorts, readQueueWait } from './read-queue-wait.ts';
import { queueWaitView } from './view.ts';
import { type WaitingPorts, waitingRoad } from './waiting/index.ts';

/** `/queue-wait`: how long callers wait. */
export function queueWaitCommand(ports: QueueWaitPorts & WaitingPorts, desk: Desk): Command {
  return command(
    {
      help: {
        name: 'queue-wait',
        summary: 'how long callers wait, worst queue first',
        usage: [
          ['', 'the queues of your view, else all of them'],
          ['all', 'all queues'],
          ['[queue]', 'one queue, each of its channels'],
          ['queue:[queue],[queue] channel:[voice, chat, task, e-mail]', 'several, or one channel'],
          ['[contact id, ARN or link]', 'the place of one contact in its queue'],
          ['contacts [queue]', 'the contacts that wait now'],
          ['[queue] share', 'the same for the whole channel'],
        ],
        example: 'Billing',
      },
      main: road({
        parse: parseQueueWait,
        needs: () => ({ kind: 'see-queues' }),
        run: (intent, asker) => readQueueWait(ports, intent, asker),
        view: queueWaitView,
        isShared: (report) => report.kind === 'queues' && report.share,
      }),
      roads: { contacts: waitingRoad(ports) },
    },
    desk,
  );
}
