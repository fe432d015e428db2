import type { SandboxChannel } from '../../cast.ts';
import type { Conversation } from './model.ts';
import type { People, WorkspaceFacts } from './people.ts';

/**
 * Channels and the bot's direct messages. Everybody of the workspace is in every channel, except that
 * guests are only where `guestChannels` says; strangers are only in channels shared with their company.
 */
export class Conversations {
  readonly all: Map<string, Conversation>;
  readonly #people: People;
  readonly #botUserId: string;

  constructor(
    facts: WorkspaceFacts,
    people: People,
    channels: readonly SandboxChannel[],
    guestChannels: readonly string[],
  ) {
    this.#people = people;
    this.#botUserId = facts.botUserId;
    const list = channels.map((channel) => this.#channel(channel, guestChannels));
    this.all = new Map(list.map((channel) => [channel.id, channel]));
    for (const user of people.users.values()) if (!user.isBot) this.#openDm(user.id, user.name);
  }

  /** By id; `#floor` finds a channel by name, a user id their direct message. */
  find(reference: string | undefined): Conversation | undefined {
    if (!reference) return undefined;
    const byName = () => {
      const name = reference.replace(/^#/u, '');
      return [...this.all.values()].find((one) => one.kind === 'channel' && one.name === name);
    };
    return this.all.get(reference) ?? this.dmOf(reference) ?? byName();
  }

  /** The direct message between this person and the bot. */
  dmOf(userId: string): Conversation | undefined {
    return [...this.all.values()].find((one) => one.userId === userId);
  }

  seenBy(userId: string): readonly Conversation[] {
    return [...this.all.values()].filter((one) => one.members.has(userId));
  }

  #channel(channel: SandboxChannel, guestChannels: readonly string[]): Conversation {
    const isShared = channel.isExternallyShared === true;
    const members = [...this.#people.users.values()].filter((user) => {
      if (user.isBot) return channel.isBotMember;
      if (channel.onlyFor) return channel.onlyFor.includes(user.id);
      if (user.isStranger) return isShared;
      return !user.isGuest || guestChannels.includes(channel.id);
    });
    return {
      id: channel.id,
      name: channel.name,
      kind: 'channel',
      topic: channel.topic,
      isPrivate: channel.onlyFor !== undefined,
      isArchived: false,
      isExternallyShared: isShared,
      members: new Set(members.map((user) => user.id)),
    };
  }

  #openDm(userId: string, name: string): void {
    const id = `D${userId.slice(1)}`;
    this.all.set(id, {
      id,
      name,
      kind: 'dm',
      topic: '',
      isPrivate: true,
      isArchived: false,
      isExternallyShared: this.#people.find(userId)?.isStranger === true,
      members: new Set([userId, this.#botUserId]),
      userId,
    });
  }
}
