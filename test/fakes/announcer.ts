import { BotError } from '../../src/domain/errors.ts';
import type { Announcement, Announcer } from '../../src/ports/slack.ts';

export interface FakeMessage {
  readonly channelId: string;
  readonly messageTs: string;
  /** The text first and after each update. */
  readonly texts: string[];
  announcement: Announcement;
}

/** Channels in memory. */
export class FakeAnnouncer implements Announcer {
  readonly messages: FakeMessage[] = [];
  /** Thrown by the next calls, one each. */
  readonly failures: unknown[] = [];
  /** Thrown by the next call after it was carried out: the reply was lost. */
  lostReply: unknown;
  /** Runs while Slack is being called. */
  duringCall: (() => Promise<void>) | undefined;

  async post(
    _workspace: string,
    channelId: string,
    announcement: Announcement,
  ): Promise<{ messageTs: string }> {
    await this.#answer();
    const messageTs = `1750000000.${String(this.messages.length + 1).padStart(6, '0')}`;
    this.messages.push({ channelId, messageTs, texts: [announcement.text], announcement });
    this.#loseReply();
    return { messageTs };
  }

  async update(
    _workspace: string,
    channelId: string,
    messageTs: string,
    announcement: Announcement,
  ): Promise<void> {
    await this.#answer();
    const message = this.messages.find(
      (posted) => posted.channelId === channelId && posted.messageTs === messageTs,
    );
    if (!message) throw new BotError('slack_channel_gone', `${channelId}: no ${messageTs}`);
    message.texts.push(announcement.text);
    message.announcement = announcement;
    this.#loseReply();
  }

  /** Somebody deleted the message in Slack. */
  remove(messageTs: string): void {
    const index = this.messages.findIndex((message) => message.messageTs === messageTs);
    if (index >= 0) this.messages.splice(index, 1);
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
