import type { Channel, Names } from '../../../domain/contact-centre.ts';
import { BotError } from '../../../domain/errors.ts';
import { inTime } from '../../../domain/in-time.ts';
import { type ViewPorts, viewOf } from '../../../floor/my-view.ts';
import { askedWithin, type MentionTrouble, type NameTrouble } from '../../../floor/name-trouble.ts';
import { type GroupTrouble, groupTrouble } from '../../../floor/queues-in.ts';
import type { FloorView } from '../../../floor/view.ts';
import type { CallOptions, Directory, QueueReadings } from '../../../ports/connect.ts';
import type { Asker } from '../../answer.ts';
import { sharedLine } from '../../share.ts';
import { idsOf } from '../asked-queues.ts';
import { type FindPorts, type Found, findWaiting } from './find-waiting.ts';
import type { WaitingIntent } from './intent.ts';
import { type Page, pageSize, pageText } from './page.ts';
import type { Placed } from './place.ts';
import { placesOf } from './places.ts';

export interface WaitingPorts extends ViewPorts, FindPorts {
  readonly queueReadings: QueueReadings;
  readonly directory: Directory;
}

export interface WaitingReport extends Omit<Found, 'contacts'> {
  readonly kind: 'waiting';
  readonly now: Date;
  readonly names: Names;
  readonly view: FloorView;
  readonly share: boolean;
  readonly page: Page;
  /** How many could be listed, page by page. */
  readonly known: number;
  /** Those of this page that still wait, in its order. */
  readonly placed: readonly Placed[];
  /** How many of this page were found and turned out to be in no queue any more. */
  readonly gone: number;
  /** How many Connect itself counts, by channel; undefined where it did not say in time. */
  readonly counted: Counted | undefined;
}

export interface Counted {
  readonly byChannel: ReadonlyMap<Channel, number>;
  /** Of every queue that was asked for there is a figure. */
  readonly isWhole: boolean;
}

export interface TooManyQueues {
  readonly kind: 'too-many-queues';
  readonly count: number;
}

/** The search takes no more. */
export const mostQueues = 100;
const countsWithinMs = 3_000;
const command: CallOptions = { priority: 'command' };

/** Lists the contacts that wait in the queues of a view. Throws BotError `connect_…`. */
export async function listWaiting(
  ports: WaitingPorts,
  intent: WaitingIntent,
  asker: Asker,
): Promise<WaitingReport | TooManyQueues | NameTrouble | MentionTrouble | GroupTrouble> {
  const { instance, clock } = ports;
  const { page } = intent;
  const names = await ports.directory.names(instance, command);
  if (names.missing.includes('queues')) {
    throw new BotError('connect_list_unread', 'the names of queues were never read');
  }
  const view = await viewOf(ports, asker, names, intent.request, 'queue-wait');
  if ('kind' in view) {
    const line = sharedLine(intent.share);
    return askedWithin(
      view,
      (text) => `contacts ${line(`${text}${pageText({ ...page, from: 1 })}`)}`,
    );
  }
  const trouble = groupTrouble(view.filter, names, Number.POSITIVE_INFINITY);
  if (trouble) return trouble;
  const question = idsOf({ names, view });
  const { length: queues } = question.queueIds;
  if (queues > mostQueues) return { kind: 'too-many-queues', count: queues };
  const [{ contacts, ...found }, counted] = await Promise.all([
    findWaiting(ports, { ...question, order: page.order }, asker),
    inTime(clock, countsWithinMs, countWaiting(ports, question)),
  ]);
  const tenant = { workspace: asker.caller.workspace, instance };
  const all = await placesOf(
    ports,
    contacts.slice(page.from - 1, page.from - 1 + pageSize),
    tenant,
  );
  const placed = all.filter(({ place }) => place.kind !== 'gone');
  const gone = all.length - placed.length;
  const about = {
    names,
    view,
    page,
    known: contacts.length,
    share: intent.share,
    now: clock.now(),
  };
  return { kind: 'waiting', ...about, ...found, placed, gone, counted };
}

async function countWaiting(
  { queueReadings, instance }: WaitingPorts,
  { queueIds, channels }: { queueIds: readonly string[]; channels: readonly Channel[] },
): Promise<Counted> {
  const { rows } = await queueReadings.readQueues(instance, queueIds, channels, command);
  const byChannel = new Map<Channel, number>();
  const counted = new Set<string>();
  for (const { queueId, channel, contactsInQueue } of rows) {
    if (contactsInQueue === undefined) continue;
    byChannel.set(channel, (byChannel.get(channel) ?? 0) + contactsInQueue);
    counted.add(queueId);
  }
  const isWhole =
    queueIds.every((id) => counted.has(id)) &&
    rows.every(({ contactsInQueue }) => contactsInQueue !== undefined);
  return { byChannel, isWhole };
}
