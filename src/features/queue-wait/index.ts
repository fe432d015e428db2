import { type Command, command, type Desk } from '../command.ts';
import { road } from '../road.ts';
import { parseQueueWait } from './intent.ts';
import { type QueueWaitPorts, readQueueWait } from './read-queue-wait.ts';
import { queueWaitView } from './view.ts';

/** `/queue-wait`: how long callers wait. */
export function queueWaitCommand(ports: QueueWaitPorts, desk: Desk): Command {
  return command(
    {
      help: {
        name: 'queue-wait',
        summary: 'how long callers wait, worst queue first',
        usage: [
          ['', 'the queues of your view, else all of them'],
          ['all', 'all queues'],
          ['[queue]', 'one queue, each of its channels'],
          ['[queue], [queue]', 'side by side, and which would serve a new contact soonest'],
          ['queue:[queue],[queue] channel:[voice, chat, task, e-mail]', 'the same in one channel'],
          ['[contact id, ARN or link]', 'the place of one contact in its queue'],
          ['[queue] share', 'the same for the whole channel'],
        ],
        example: 'Billing',
      },
      main: road({
        parse: parseQueueWait,
        needs: () => ({ kind: 'see-queues' }),
        run: (intent, asker) => readQueueWait(ports, intent, asker),
        view: queueWaitView,
        isShared: (report) =>
          (report.kind === 'queues' || report.kind === 'compare') && report.share,
        // A list of a minute ago is worth more than what is left of it where a refresh fails.
        isBeside: (report) => report.kind === 'last-known',
      }),
    },
    desk,
  );
}
