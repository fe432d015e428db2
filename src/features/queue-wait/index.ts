import type { Asker } from '../answer.ts';
import { type Command, command, type Desk } from '../command.ts';
import { road } from '../road.ts';
import { contactView } from './contact/contact-view.ts';
import { type ContactPorts, readContact } from './contact/read-contact.ts';
import { parseQueueWait, type QueueWaitIntent } from './intent.ts';
import { type QueueWaitPorts, readQueueWait } from './read-queue-wait.ts';
import {
  groupFromForm,
  queueSearch,
  type WaitSettingsPorts,
  waitSettingsRoads,
} from './settings/index.ts';
import { queueWaitView } from './view.ts';
import { type WaitingPorts, waitingRoad } from './waiting/index.ts';
import { type WatchPorts, watchFromForm, watchRoads } from './watches/index.ts';

/** `/queue-wait`: how long callers wait. */
export function queueWaitCommand(
  ports: QueueWaitPorts & ContactPorts & WatchPorts & WaitingPorts & WaitSettingsPorts,
  desk: Desk,
): Command {
  return command(
    {
      help: {
        name: 'queue-wait',
        summary: 'how long callers wait, worst queue first',
        usage: [
          ['', 'the queues of your view, else all of them'],
          ['all', 'all queues'],
          ['[queue]', 'one queue: its channels, its course, who serves it'],
          ['[queue] window:2h last:6h', 'service level of 2 hours, charts of 6'],
          ['[queue], [queue]', 'side by side, and which would serve a new contact soonest'],
          ['queue:[queue],[queue] channel:[voice, chat, task, e-mail]', 'the same in one channel'],
          ['group:emea', 'the queues of a group'],
          ['[contact id, ARN or link]', 'the place of one contact in its queue, or where it is'],
          ['contacts [queue]', 'the contacts that wait now; `oldest` begins with the longest wait'],
          ['watch [contact id] position:2 wait:5m', 'tells you alone what becomes of it'],
          ['watches', 'what you watch'],
          ['unwatch [contact id]', 'no more of it'],
          ['[queue] share', 'the same for the whole channel'],
          ['groups', 'the groups of queues, and what is in each'],
          ['group emea queue:Billing,Sales', 'set a group; add, remove and delete change it'],
          ['limits', 'after how long a wait is too long'],
        ],
        example: 'Billing',
      },
      main: road({
        parse: (words) => parseQueueWait(words, ports.instance),
        needs: () => ({ kind: 'see-queues' }),
        run: (intent, asker) => read(ports, intent, asker),
        view: (report, asker) =>
          report.kind === 'contact' ? contactView(report) : queueWaitView(report, asker),
        isShared: (report) => 'share' in report && report.share,
        // A list of a minute ago is worth more than what is left of it where a refresh fails.
        isBeside: (report) => report.kind === 'last-known',
      }),
      roads: {
        contacts: waitingRoad(ports),
        ...waitSettingsRoads(ports),
        ...watchRoads(ports),
      },
      forms: { group: groupFromForm, watch: watchFromForm },
      searches: { queues: queueSearch(ports) },
    },
    desk,
  );
}

/** One contact, or the queues of a view. */
async function read(ports: QueueWaitPorts & ContactPorts, intent: QueueWaitIntent, asker: Asker) {
  return intent.kind === 'contact'
    ? readContact(ports, intent.contactId, asker)
    : readQueueWait(ports, intent, asker);
}
