import type { BotError } from '../../src/domain/errors.ts';
import type { SlackChannel, SlackPerson } from '../../src/domain/people.ts';
import type { SlackPeople } from '../../src/ports.ts';

/** A full member of the workspace T0FLOOR001; parts can be replaced. */
export function aPerson(change: Partial<SlackPerson> = {}): SlackPerson {
  return {
    userId: 'U0SAM00001',
    teamId: 'T0FLOOR001',
    email: 'sam.okafor@harbour.test',
    isGuest: false,
    isBot: false,
    isDeactivated: false,
    isStranger: false,
    ...change,
  };
}

/** People and channels by data; a channel that is not listed is an internal one with the bot in it. */
export class FakeSlackPeople implements SlackPeople {
  people: readonly SlackPerson[];
  channels: readonly SlackChannel[];
  failure: BotError | undefined;
  asked = 0;

  constructor(people: readonly SlackPerson[], channels: readonly SlackChannel[] = []) {
    this.people = people;
    this.channels = channels;
  }

  async person(_workspace: string, userId: string): Promise<SlackPerson> {
    this.asked += 1;
    if (this.failure) throw this.failure;
    const found = this.people.find((person) => person.userId === userId);
    if (!found) throw new Error(`the test knows no ${userId}`);
    return found;
  }

  async channel(_workspace: string, channelId: string): Promise<SlackChannel> {
    if (this.failure) throw this.failure;
    const known = this.channels.find((channel) => channel.channelId === channelId);
    return known ?? { channelId, sharing: 'internal', isBotMember: true };
  }
}
