import type { Channel } from '../../../domain/contact-centre.ts';
import { codeOf, type ErrorCode } from '../../../domain/errors.ts';
import { byWait, type WaitingContact, type WaitingOrder } from '../../../domain/waiting.ts';
import type { CallOptions, ConnectGateway, WaitingReadings } from '../../../ports/connect.ts';
import type { Clock } from '../../../ports/ground.ts';
import type { ContactFeed } from '../../../stores/waits.ts';
import type { Asker } from '../../answer.ts';

export interface FindPorts {
  readonly waitingReadings: WaitingReadings;
  readonly gateway: Pick<ConnectGateway, 'describeContact'>;
  readonly contactFeed: ContactFeed;
  /** Whether EventBridge brings contact events. */
  readonly isFeedOn: boolean;
  readonly clock: Clock;
  readonly instance: string;
}

/** How far the contacts of a kind are known. */
export type SearchState =
  | { readonly kind: 'read'; readonly asOf: Date }
  | { readonly kind: 'failed'; readonly code: ErrorCode }
  | { readonly kind: 'not-asked' };

export type FeedState =
  /** undefined = nothing has come yet. */
  | { readonly kind: 'read'; readonly lastEventAt: Date | undefined }
  | { readonly kind: 'off' | 'unread' | 'not-asked' };

export interface Found {
  /** In the order that was asked for; some may have left meanwhile. */
  readonly contacts: readonly WaitingContact[];
  /** How many there are in all, these among them. */
  readonly total: number;
  readonly search: SearchState;
  readonly feed: FeedState;
}

interface Question {
  readonly queueIds: readonly string[];
  readonly channels: readonly Channel[];
  readonly order: WaitingOrder;
}

const command: CallOptions = { priority: 'command' };
/** Who has waited for longer is not found; tasks end by themselves after seven days (AWS documentation). */
const lookBackMs = 7 * 24 * 3_600_000;
const mostContacts = 100;
const unsearchable = 'VOICE';

/**
 * Who waits: chats, tasks and e-mails by the contact search, voice by the contact feed, since Connect
 * finds no voice contact while it waits. One of the two may fail; throws BotError of the search where
 * nothing else is known.
 */
export async function findWaiting(ports: FindPorts, question: Question, asker: Asker) {
  const [searched, told] = await Promise.all([
    search(ports, question),
    hear(ports, question, asker),
  ]);
  const contacts = [...searched.contacts, ...told.contacts].toSorted(byWait(question.order));
  const found: Found = {
    contacts,
    total: searched.total + told.total,
    search: searched.state,
    feed: told.state,
  };
  return found;
}

async function search(ports: FindPorts, { queueIds, channels, order }: Question) {
  const asked = channels.filter((channel) => channel !== unsearchable);
  const nothing = { contacts: [], total: 0 };
  if (asked.length === 0) return { ...nothing, state: { kind: 'not-asked' } as const };
  const from = new Date(ports.clock.now().getTime() - lookBackMs);
  const question = { queueIds, channels: asked, order, from };
  try {
    const reading = await ports.waitingReadings.searchWaiting(ports.instance, question, command);
    const { contacts, total, asOf } = reading;
    const state = { kind: 'read', asOf } as const;
    return { contacts, total: Math.max(total ?? 0, contacts.length), state };
  } catch (error) {
    const code = codeOf(error);
    const isOnlyWay = !ports.isFeedOn || !channels.includes(unsearchable);
    if (code === undefined || isOnlyWay) throw error;
    return { ...nothing, state: { kind: 'failed', code } as const };
  }
}

async function hear(ports: FindPorts, { queueIds, channels, order }: Question, { caller }: Asker) {
  const nothing = { contacts: [], total: 0 };
  if (!channels.includes(unsearchable))
    return { ...nothing, state: { kind: 'not-asked' } as const };
  if (!ports.isFeedOn) return { ...nothing, state: { kind: 'off' } as const };
  const tenant = { workspace: caller.workspace, instance: ports.instance };
  const question = { queueIds, channels: [unsearchable], order, now: ports.clock.now() };
  try {
    const [told, lastEventAt] = await Promise.all([
      ports.contactFeed.waiting(tenant, { ...question, atMost: mostContacts }),
      ports.contactFeed.lastEventAt(tenant),
    ]);
    return { ...told, state: { kind: 'read', lastEventAt } as const };
  } catch (error) {
    if (codeOf(error) !== 'redis_unavailable') throw error;
    return { ...nothing, state: { kind: 'unread' } as const };
  }
}
