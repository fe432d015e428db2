import type { QueueHistoryReading } from '../../../domain/contact-centre.ts';
import { knownChannels } from '../../../domain/contact-centre.ts';
import { codeOf } from '../../../domain/errors.ts';
import { type InTime, inTime, within } from '../../../domain/in-time.ts';
import type { WaitSettings } from '../../../domain/settings.ts';
import { queueName } from '../../../floor/named.ts';
import type { CallOptions, QueueHistories } from '../../../ports/connect.ts';
import type { SlackPeople } from '../../../ports/slack.ts';
import type { Asker } from '../../answer.ts';
import { knownSettings, type LimitsFrom } from '../../known-settings.ts';
import { type AskedPorts, type AskedQueues, type AskedRead, readAsked } from '../asked-queues.ts';
import { type Course, type CoursePorts, readCourse } from './read-course.ts';
import { readStaff, type Staff, type StaffPorts } from './read-staff.ts';
import { type Spans, spansOf } from './spans.ts';

export interface ReadQueuePorts extends AskedPorts, StaffPorts, CoursePorts {
  readonly queueHistories: QueueHistories;
  readonly people: Pick<SlackPeople, 'person'>;
}

/** One queue: how it is, how it has been, and who serves it. */
export interface QueueReport {
  readonly kind: 'queue';
  readonly queueId: string;
  readonly queueName: string;
  /** Its channels now, worst first; undefined where the service does not know the queue any more. */
  readonly reading: AskedRead | undefined;
  readonly now: Date;
  readonly view: AskedQueues['view'];
  readonly share: boolean;
  readonly spans: Spans;
  readonly outcome: InTime<QueueHistoryReading>;
  readonly staff: InTime<Staff>;
  readonly course: InTime<Course>;
  readonly waits: WaitSettings;
  readonly limitsFrom: LimitsFrom;
  /** Whose times stand in the charts; undefined = UTC, since Slack does not say where the asker is. */
  readonly zone: string | undefined;
}

/** What stands beside the reading is not waited for any longer. */
const besideWithinMs = 4_000;
const command: CallOptions = { priority: 'command' };

/**
 * Reads one queue, and beside it what became of its contacts, who serves it and how it has been: the
 * answer fails for none of these. Throws BotError `connect_…` of the reading itself.
 */
export async function readQueue(
  ports: ReadQueuePorts,
  asked: AskedQueues & { readonly queueId: string; readonly spans: Spans },
  asker: Asker,
): Promise<QueueReport> {
  const { queueId, names, view, share, spans, tenant } = asked;
  const { clock, instance } = ports;
  const { workspace, userId } = asker.caller;
  const now = clock.now();
  const { window, last } = spansOf(spans);
  const { channels } = view.filter;
  const beside = <Value>(work: Promise<Value>) => within(clock, besideWithinMs, work);
  const isForOthers = share && !asker.access.answerAlone;
  const known = knownSettings(ports.settings, tenant);
  const readOutcome = async () => {
    const { serviceLevelSeconds } = (await known).settings.waits;
    const from = new Date(now.getTime() - window * 1000);
    const about = { queueIds: [queueId], from, serviceLevelSeconds };
    return ports.queueHistories.readQueueHistory(instance, about, command);
  };
  const reading = readAsked(ports, asked).catch(goneWhenNotFound);
  // After the reading, which whoever keeps readings has kept by then.
  const course = reading.then(() =>
    beside(
      readCourse(ports, tenant, {
        queueId,
        channels: channels.length > 0 ? channels : knownChannels,
        lastSeconds: last,
        now: clock.now(),
      }),
    ),
  );
  const [read, outcome, staff, been, { settings, limitsFrom }, person] = await Promise.all([
    reading,
    beside(readOutcome()),
    beside(readStaff(ports, { asker, names, filter: view.filter, isForOthers })),
    course,
    known,
    inTime(clock, besideWithinMs, ports.people.person(workspace, userId)),
  ]);
  return {
    kind: 'queue',
    queueId,
    queueName: queueName(names, queueId),
    reading: read,
    now: clock.now(),
    ...{ view, share, spans, outcome, staff, course: been, waits: settings.waits, limitsFrom },
    zone: person?.timeZone,
  };
}

function goneWhenNotFound(error: unknown): undefined {
  if (codeOf(error) !== 'connect_not_found') throw error;
}
