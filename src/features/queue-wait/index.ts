import { type Command, command, type Desk } from '../command.ts';
import { road } from '../road.ts';
import { parseQueueWait } from './intent.ts';
import { type QueueWaitPorts, readQueueWait } from './read-queue-wait.ts';
import {
  groupFromForm,
  queueSearch,
  type WaitSettingsPorts,
  waitSettingsRoads,
} from './settings/index.ts';
import { queueWaitView } from './view.ts';

/** `/queue-wait`: how long callers wait. */
export function queueWaitCommand(ports: QueueWaitPorts & WaitSettingsPorts, desk: Desk): Command {
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
          ['group:emea', 'the queues of a group'],
          ['[contact id, ARN or link]', 'the place of one contact in its queue'],
          ['[queue] share', 'the same for the whole channel'],
          ['groups', 'the groups of queues, and what is in each'],
          ['group emea queue:Billing,Sales', 'set a group; add, remove and delete change it'],
          ['limits', 'after how long a wait is too long'],
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
      roads: waitSettingsRoads(ports),
      forms: { group: groupFromForm },
      searches: { queues: queueSearch(ports) },
    },
    desk,
  );
}
