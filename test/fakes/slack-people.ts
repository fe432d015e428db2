import type { BotError } from '../../src/domain/errors.ts';
import type {
  Readers,
  SlackChannel,
  SlackPerson,
  SlackUserGroup,
} from '../../src/domain/people.ts';
import type { SlackPeople } from '../../src/ports/slack.ts';

/** A full member of the workspace T0FLOOR001; parts can be replaced. */
export function aPerson(change: Partial<SlackPerson> = {}): SlackPerson {
  return {
    userId: 'U0SAM00001',
    teamId: 'T0FLOOR001',
    email: 'sam.okafor@harbour.test',
    timeZone: 'Europe/Berlin',
    isGuest: false,
    isBot: false,
    isDeactivated: false,
    isStranger: false,
    ...change,
  };
}

type Method = keyof SlackPeople;

/** People and channels by data; a channel that is not listed is an internal one with the bot in it. */
export class FakeSlackPeople implements SlackPeople {
  people: readonly SlackPerson[];
  channels: readonly SlackChannel[];
  /** Members by user group; a group that is not listed does not exist, so nobody is in it. */
  groups: ReadonlyMap<string, readonly string[]> = new Map();
  /** User groups as they are offered. */
  listedGroups: readonly SlackUserGroup[] = [];
  /** Who reads a channel; one that is not listed has colleagues only. */
  readers: ReadonlyMap<string, Readers> = new Map();
  /** Thrown by every method. */
  failure: BotError | undefined;
  /** Thrown by one method. */
  readonly failures = new Map<Method, BotError>();
  /** How often a person was asked for. */
  asked = 0;
  /** Every call, by method. */
  readonly calls: Method[] = [];

  constructor(people: readonly SlackPerson[], channels: readonly SlackChannel[] = []) {
    this.people = people;
    this.channels = channels;
  }

  async person(_workspace: string, userId: string): Promise<SlackPerson> {
    this.asked += 1;
    this.#answer('person');
    const found = this.people.find((person) => person.userId === userId);
    if (!found) throw new Error(`the test knows no ${userId}`);
    return found;
  }

  async channel(_workspace: string, channelId: string): Promise<SlackChannel> {
    this.#answer('channel');
    const known = this.channels.find((channel) => channel.channelId === channelId);
    return known ?? { channelId, sharing: 'internal', isBotMember: true };
  }

  /** As Slack: whatever the case of the address; a deactivated account is not found. */
  async personByEmail(_workspace: string, email: string): Promise<SlackPerson | undefined> {
    this.#answer('personByEmail');
    const wanted = email.toLowerCase();
    return this.people.find(
      (person) => !person.isDeactivated && person.email?.toLowerCase() === wanted,
    );
  }

  async isInGroup(_workspace: string, groupId: string, userId: string): Promise<boolean> {
    this.#answer('isInGroup');
    return this.groups.get(groupId)?.includes(userId) === true;
  }

  async userGroups(): Promise<readonly SlackUserGroup[]> {
    this.#answer('userGroups');
    return this.listedGroups;
  }

  async readersOf(_workspace: string, channelId: string): Promise<Readers> {
    this.#answer('readersOf');
    return this.readers.get(channelId) ?? 'colleagues';
  }

  #answer(method: Method): void {
    this.calls.push(method);
    const failure = this.failure ?? this.failures.get(method);
    if (failure) throw failure;
  }
}
