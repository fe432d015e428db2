import type { Redis } from 'ioredis';
import { forgottenAfterMs } from '../domain/contact-feed.ts';
import { byWait } from '../domain/waiting.ts';
import type { Log } from '../ports/ground.ts';
import type { ContactFeed } from '../stores/waits.ts';
import { createDecoder, type Decode, encode } from './codec/decode.ts';
import { shapes } from './codec/feed-shapes.ts';
import { keysOf, plain } from './keys.ts';
import { readTogether } from './read-together.ts';
import { asking } from './translate-error.ts';

/** Redis may forget a contact this long after its last event, and the rest this long after the last of all. */
const contactGarbageMs = 2 * 24 * 3_600_000;
const feedGarbageMs = 9 * 24 * 3_600_000;

/** The contact feed: a hash for each contact, and two sets of plain members, sorted by their text. */
export class RedisContactFeed implements ContactFeed {
  readonly #redis: Redis;
  readonly #decode: Decode;

  constructor(redis: Redis, log: Log) {
    this.#redis = redis;
    this.#decode = createDecoder(log);
  }

  record: ContactFeed['record'] = async (tenant, event, now) => {
    const keys = keysOf(tenant);
    const { feedWaiting, feedAnswers, feed } = keys;
    const { enqueued, answeredAt, endedAt } = event;
    const noted = await asking('record contact event', () =>
      this.#redis.fwRecordContact(
        ...[keys.feedContact(event.contactId), feedWaiting, feedAnswers, feed],
        ...[event.eventId, ms(now), plain(event.contactId), plain(event.channel)],
        ...[
          enqueued ? plain(enqueued.queueId) : '',
          ms(enqueued?.at),
          ms(answeredAt),
          endedAt ? '1' : '',
        ],
        ...[String(contactGarbageMs), String(feedGarbageMs)],
      ),
    );
    return noted === 1 ? 'recorded' : 'duplicate';
  };

  waiting: ContactFeed['waiting'] = async (tenant, { queueIds, channels, now, order, atMost }) => {
    const { feedWaiting } = keysOf(tenant);
    const from = new Date(now.getTime() - forgottenAfterMs + 1);
    const lines = queueIds.flatMap((queueId) => channels.map((channel) => ({ queueId, channel })));
    const ranges = lines.map((line) => rangeOf(line, from));
    const answers = await readTogether(this.#redis, 'read waiting contacts', [
      ...ranges.map(([low, high]) => ['zlexcount', feedWaiting, low, high]),
      ...ranges.map(([low, high]) => [
        ...(order === 'newest'
          ? ['zrevrangebylex', feedWaiting, high, low]
          : ['zrangebylex', feedWaiting, low, high]),
        ...['LIMIT', '0', String(atMost)],
      ]),
    ]);
    const counts = answers.slice(0, ranges.length).map(Number);
    const members = answers.slice(ranges.length).flat().map(String);
    const contacts = members.flatMap((member) => {
      const [queueId = '', channel = '', at, contactId = ''] = member.split('/');
      const parts = { queueId, channel, enqueuedAt: Number(at), contactId };
      return this.#decode(shapes.waiting, encode(parts), `waiting ${member}`) ?? [];
    });
    return {
      contacts: contacts.toSorted(byWait(order)).slice(0, atMost),
      total: counts.reduce((sum, count) => sum + count, 0),
    };
  };

  noteLeft: ContactFeed['noteLeft'] = async (tenant, left) => {
    const keys = keysOf(tenant);
    await asking('note contacts that left', () =>
      Promise.all(
        left.map(({ contactId, answeredAt }) =>
          this.#redis.fwContactLeft(
            ...[keys.feedContact(contactId), keys.feedWaiting, keys.feedAnswers],
            ...[plain(contactId), ms(answeredAt)],
          ),
        ),
      ),
    );
  };

  answers: ContactFeed['answers'] = async (tenant, { from, ...line }) => {
    const { feedAnswers } = keysOf(tenant);
    const members = await asking('read answers', () =>
      this.#redis.zrangebylex(feedAnswers, ...rangeOf(line, from)),
    );
    return members.flatMap((member) => {
      const [, , answeredAt, enqueuedAt] = member.split('/');
      const parts = { ...line, enqueuedAt: Number(enqueuedAt), answeredAt: Number(answeredAt) };
      return this.#decode(shapes.answer, encode(parts), `answer ${member}`) ?? [];
    });
  };

  lastEventAt: ContactFeed['lastEventAt'] = async (tenant) => {
    const last = await asking('read feed', () => this.#redis.hget(keysOf(tenant).feed, 'last'));
    return this.#decode(shapes.moment, last, 'last event of the feed');
  };
}

/** Milliseconds of 13 digits; '' for no time. */
function ms(at: Date | undefined): string {
  return at === undefined ? '' : String(at.getTime()).padStart(13, '0');
}

/** All members of a queue and channel from a time on: `/` is followed by `0`. */
function rangeOf(line: { queueId: string; channel: string }, from: Date): [string, string] {
  const begin = `${plain(line.queueId)}/${plain(line.channel)}`;
  return [`[${begin}/${ms(from)}`, `(${begin}0`];
}
