import { BotError } from '../../src/domain/errors.ts';
import type { Clock } from '../../src/ports/ground.ts';
import type { Announcement, Announcer } from '../../src/ports/slack.ts';

/** As the real one: clocks of ours and of Slack may differ by this much. */
const skewMs = 300_000;

export interface FakeMessage {
  readonly channelId: string;
  readonly messageTs: string;
  /** The message it answers; undefined for one of the channel itself. */
  readonly threadTs: string | undefined;
  readonly isBroadcast: boolean;
  /** When Slack took it; undefined in a world without time. */
  readonly at: Date | undefined;
  /** The text first and after each update. */
  readonly texts: string[];
  announcement: Announcement;
}

type Draft = Pick<FakeMessage, 'channelId' | 'threadTs' | 'isBroadcast'>;

/** Channels in memory. */
export class FakeAnnouncer implements Announcer {
  readonly messages: FakeMessage[] = [];
  /** Thrown by the next calls, one each. */
  readonly failures: unknown[] = [];
  /** Thrown by the next call after it was carried out: the reply was lost. */
  lostReply: unknown;
  /** Runs while Slack is being called. */
  duringCall: (() => Promise<void>) | undefined;
  /** False where the scope to read history is missing. */
  mayReadHistory = true;
  /** How often it was looked for messages. */
  searches = 0;
  readonly #clock: Clock | undefined;
  #posted = 0;

  /** With a clock, only what came within the time that is asked for is found. */
  constructor(clock?: Clock) {
    this.#clock = clock;
  }

  async post(
    _workspace: string,
    channelId: string,
    announcement: Announcement,
  ): Promise<{ messageTs: string }> {
    await this.#answer();
    return this.#add({ channelId, threadTs: undefined, isBroadcast: false }, announcement);
  }

  async reply(
    _workspace: string,
    channelId: string,
    threadTs: string,
    announcement: Announcement,
    { isBroadcast }: { isBroadcast: boolean },
  ): Promise<{ messageTs: string }> {
    await this.#answer();
    this.#known(channelId, threadTs);
    return this.#add({ channelId, threadTs, isBroadcast }, announcement);
  }

  async update(
    _workspace: string,
    channelId: string,
    messageTs: string,
    announcement: Announcement,
  ): Promise<void> {
    await this.#answer();
    const message = this.#known(channelId, messageTs);
    message.texts.push(announcement.text);
    message.announcement = announcement;
    this.#loseReply();
  }

  async find(
    _workspace: string,
    channelId: string,
    wanted: Parameters<Announcer['find']>[2],
  ): Promise<readonly string[] | 'may-not-read'> {
    this.searches += 1;
    await this.#answer();
    if (!this.mayReadHistory) return 'may-not-read';
    if (wanted.threadTs !== undefined) this.#known(channelId, wanted.threadTs);
    return this.messages
      .filter(
        (message) =>
          message.channelId === channelId &&
          message.threadTs === wanted.threadTs &&
          message.announcement.kind === wanted.kind &&
          message.announcement.eventId === wanted.eventId &&
          isWithin(message.at, wanted),
      )
      .map(({ messageTs }) => messageTs);
  }

  async remove(_workspace: string, _channelId: string, messageTs: string): Promise<void> {
    await this.#answer();
    this.deleteByHand(messageTs);
    this.#loseReply();
  }

  /** Somebody deleted the message in Slack. */
  deleteByHand(messageTs: string): void {
    const index = this.messages.findIndex((message) => message.messageTs === messageTs);
    if (index >= 0) this.messages.splice(index, 1);
  }

  #add(draft: Draft, announcement: Announcement): { messageTs: string } {
    this.#posted += 1;
    const messageTs = `1750000000.${String(this.#posted).padStart(6, '0')}`;
    const at = this.#clock?.now();
    this.messages.push({ ...draft, at, messageTs, texts: [announcement.text], announcement });
    this.#loseReply();
    return { messageTs };
  }

  #known(channelId: string, messageTs: string): FakeMessage {
    const message = this.messages.find(
      (posted) => posted.channelId === channelId && posted.messageTs === messageTs,
    );
    if (!message) throw new BotError('slack_channel_gone', `${channelId}: no ${messageTs}`);
    return message;
  }

  async #answer(): Promise<void> {
    await this.duringCall?.();
    if (this.failures.length > 0) throw this.failures.shift();
  }

  #loseReply(): void {
    const lost = this.lostReply;
    this.lostReply = undefined;
    if (lost !== undefined) throw lost;
  }
}

function isWithin(
  at: Date | undefined,
  { since, until }: Parameters<Announcer['find']>[2],
): boolean {
  if (!at) return true;
  const from = since.getTime() - skewMs;
  return at.getTime() > from && (!until || at.getTime() < until.getTime() + skewMs);
}
