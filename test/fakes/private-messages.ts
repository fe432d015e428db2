import { BotError } from '../../src/domain/errors.ts';
import type { PrivateMessages, PrivateNote, PrivatePlace } from '../../src/ports/slack.ts';

type File = Parameters<PrivateMessages['sendFile']>[2];

export interface FakeNote {
  readonly userId: string;
  readonly place: PrivatePlace;
  /** As it was first and after each update. */
  readonly notes: PrivateNote[];
  /** In its thread, oldest first. */
  readonly replies: PrivateNote[];
}

/** What was sent to whom. */
export class FakePrivateMessages implements PrivateMessages {
  readonly sent: { readonly workspace: string; readonly userId: string; readonly file: File }[] =
    [];
  /** Messages in direct messages, oldest first. */
  readonly messages: FakeNote[] = [];
  /** Thrown instead of sending. */
  failure: BotError | undefined;
  /** Thrown by the next calls, one each. */
  readonly failures: unknown[] = [];
  /** Runs once Slack has taken something. */
  afterCall: (() => void) | undefined;

  async sendFile(workspace: string, userId: string, file: File): Promise<void> {
    this.#answer();
    this.sent.push({ workspace, userId, file });
  }

  async post(_workspace: string, userId: string, note: PrivateNote): Promise<PrivatePlace> {
    this.#answer();
    const number = String(this.messages.length + 1).padStart(6, '0');
    const place = { channelId: `D${userId.slice(1)}`, messageTs: `1750000000.${number}` };
    this.messages.push({ userId, place, notes: [note], replies: [] });
    this.afterCall?.();
    return place;
  }

  async update(_workspace: string, place: PrivatePlace, note: PrivateNote): Promise<void> {
    this.#answer();
    this.#find(place).notes.push(note);
    this.afterCall?.();
  }

  async reply(_workspace: string, place: PrivatePlace, note: PrivateNote): Promise<void> {
    this.#answer();
    this.#find(place).replies.push(note);
    this.afterCall?.();
  }

  /** Somebody deleted the message in Slack. */
  remove({ messageTs }: PrivatePlace): void {
    const index = this.messages.findIndex(({ place }) => place.messageTs === messageTs);
    if (index >= 0) this.messages.splice(index, 1);
  }

  #find({ messageTs }: PrivatePlace): FakeNote {
    const found = this.messages.find(({ place }) => place.messageTs === messageTs);
    if (!found) throw new BotError('slack_channel_gone', `no ${messageTs}`);
    return found;
  }

  #answer(): void {
    const failure = this.failure ?? this.failures.shift();
    if (failure) throw failure;
  }
}
