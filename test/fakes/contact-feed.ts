import type { AnsweredContact, ContactEvent } from '../../src/domain/contact-feed.ts';
import { answersKeptMs, forgottenAfterMs } from '../../src/domain/contact-feed.ts';
import { BotError } from '../../src/domain/errors.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import { byWait, type WaitingContact } from '../../src/domain/waiting.ts';
import type { ContactFeed } from '../../src/stores/waits.ts';

interface Known {
  readonly events: Set<string>;
  readonly channel: string;
  /** Queue by time. */
  readonly queued: Map<number, string>;
  readonly answered: Set<number>;
  ended: boolean;
  left: number;
  seen: number;
}

interface Feed {
  readonly contacts: Map<string, Known>;
  /** Of contacts that are forgotten already. */
  readonly answers: AnsweredContact[];
  last: Date | undefined;
}

/** The contact feed in memory. `isAway` makes every call fail as a Redis that does not answer. */
export class FakeContactFeed implements ContactFeed {
  isAway = false;
  readonly #feeds = new Map<string, Feed>();

  record: ContactFeed['record'] = async (tenant, event, now) => {
    const feed = this.#feedOf(tenant);
    if (!feed.last || feed.last < now) feed.last = now;
    const forgotten = feed.contacts.get(event.contactId);
    if (forgotten && forgotten.seen + forgottenAfterMs <= now.getTime()) {
      feed.answers.push(...answersOf(forgotten));
      feed.contacts.delete(event.contactId);
    }
    const known = feed.contacts.get(event.contactId) ?? unknown(event);
    if (known.events.has(event.eventId)) return 'duplicate';
    known.events.add(event.eventId);
    known.seen = now.getTime();
    const { enqueued, answeredAt, endedAt } = event;
    if (enqueued) known.queued.set(enqueued.at.getTime(), enqueued.queueId);
    if (answeredAt) known.answered.add(answeredAt.getTime());
    known.ended ||= endedAt !== undefined;
    feed.contacts.set(event.contactId, known);
    return 'recorded';
  };

  waiting: ContactFeed['waiting'] = async (tenant, { queueIds, channels, now, order, atMost }) => {
    const from = now.getTime() - forgottenAfterMs;
    const all = [...this.#feedOf(tenant).contacts]
      .flatMap(([contactId, known]) => waitingOf(contactId, known))
      .filter(({ queueId, channel }) => queueIds.includes(queueId) && channels.includes(channel))
      .filter(({ enqueuedAt }) => (enqueuedAt?.getTime() ?? 0) > from)
      .toSorted(byWait('newest'));
    const passed = new Map<string, number>();
    const kept = all.filter(({ queueId, channel }) => {
      const place = (passed.get(`${queueId} ${channel}`) ?? 0) + 1;
      passed.set(`${queueId} ${channel}`, place);
      return place <= 1_000;
    });
    return { contacts: kept.toSorted(byWait(order)).slice(0, atMost), total: kept.length };
  };

  noteLeft: ContactFeed['noteLeft'] = async (tenant, left) => {
    const { contacts } = this.#feedOf(tenant);
    for (const { contactId, answeredAt } of left) {
      const known = contacts.get(contactId);
      if (!known) continue;
      if (answeredAt) known.left = Math.max(known.left, answeredAt.getTime());
      else known.ended = true;
    }
  };

  answers: ContactFeed['answers'] = async (tenant, { queueId, channel, from }) => {
    const { contacts, answers, last } = this.#feedOf(tenant);
    // As Redis does while events come: what nobody can ask for any more goes.
    const oldest = (last?.getTime() ?? 0) - answersKeptMs;
    return [...answers, ...[...contacts.values()].flatMap(answersOf)]
      .filter((one) => one.queueId === queueId && one.channel === channel)
      .filter(({ answeredAt }) => answeredAt >= from && answeredAt.getTime() > oldest)
      .toSorted((one, other) => one.answeredAt.getTime() - other.answeredAt.getTime())
      .slice(-2_000);
  };

  lastEventAt: ContactFeed['lastEventAt'] = async (tenant) => this.#feedOf(tenant).last;

  #feedOf({ workspace, instance }: Tenant): Feed {
    if (this.isAway) throw new BotError('redis_unavailable', 'away');
    const key = `${workspace}/${instance}`;
    const feed = this.#feeds.get(key) ?? { contacts: new Map(), answers: [], last: undefined };
    this.#feeds.set(key, feed);
    return feed;
  }
}

function unknown({ channel }: ContactEvent): Known {
  return {
    ...{ events: new Set<string>(), channel, queued: new Map(), answered: new Set<number>() },
    ...{ ended: false, left: 0, seen: 0 },
  };
}

/** The newest four, oldest first. */
function newestFour(times: Iterable<number>): readonly number[] {
  return [...times].toSorted((one, other) => one - other).slice(-4);
}

function waitingOf(contactId: string, known: Known): readonly WaitingContact[] {
  const last = newestFour(known.queued.keys()).at(-1);
  const queueId = last === undefined ? undefined : known.queued.get(last);
  const since = Math.max(known.left, ...known.answered, 0);
  if (last === undefined || queueId === undefined || known.ended || last <= since) return [];
  return [{ contactId, channel: known.channel, queueId, enqueuedAt: new Date(last) }];
}

function answersOf({ channel, queued, answered }: Known): readonly AnsweredContact[] {
  const stays = newestFour(queued.keys());
  return stays.flatMap((at, place) => {
    const later = stays[place + 1] ?? Number.POSITIVE_INFINITY;
    const answer = newestFour(answered).find((time) => time >= at && time < later);
    const queueId = queued.get(at);
    if (answer === undefined || queueId === undefined) return [];
    return [{ queueId, channel, enqueuedAt: new Date(at), answeredAt: new Date(answer) }];
  });
}
