import { expect, test } from '@jest/globals';
import type { SeenMessage } from '../../sandbox/drive/api.ts';
import { type Journey, people, places, textOf, withJourney } from './harness.ts';

const everyScopeButLooking = ['commands', 'chat:write', 'users:read', 'users:read.email'];

async function posts(journey: Journey, channel: string): Promise<readonly SeenMessage[]> {
  const messages = await journey.drive.messages(people.sam, channel);
  return messages.filter((message) => message.isBot && !message.isEphemeral);
}

/** What happens when a channel of the workspace is shared with another company. */
function share(journey: Journey, channelId: string): void {
  const { all } = journey.slack.workspace.conversations;
  const channel = all.get(channelId);
  if (!channel) throw new Error(`the sandbox has no ${channelId}`);
  all.set(channelId, { ...channel, isExternallyShared: true });
}

test('no rule is set where the bot cannot tell who would read the alert', () =>
  withJourney({ scopes: everyScopeButLooking }, async (journey) => {
    const answer = await journey.ask(
      people.sam,
      '/alerts add queue-wait Billing over 1s in #floor',
    );

    expect(answer.text).toContain('cannot be told whether');
    expect((await journey.ask(people.sam, '/alerts')).text).toContain('no rules');
  }));

test('an alert is not posted in a channel that was shared after its rule was set, and the list says so', () =>
  withJourney({}, async (journey) => {
    await journey.ask(people.sam, '/alerts add queue-wait Billing over 1s in #floor');
    await journey.clock.advance(60_000);
    share(journey, places.floor);
    await journey.clock.advance(60_000);
    const before = (await posts(journey, places.floor)).length;

    await journey.drive.lever('rush', { on: true, queue: 'Billing' });
    await journey.clock.advance(600_000);

    expect(await posts(journey, places.floor)).toHaveLength(before);
    const list = await journey.ask(people.sam, '/alerts', places.alerts);
    expect(textOf(list)).toContain('Nothing can be posted in its channel');
  }));

test('a direct message may have a stranger in it, so the asker alone is answered there', () =>
  withJourney({}, async (journey) => {
    const direct = journey.slack.workspace.conversations.dmOf(people.sam);
    const answer = await journey.ask(people.sam, '/queue-wait share', direct?.id);

    expect(answer.isEphemeral).toBe(true);
  }));

test('what one agent does is shown to no channel without names, however the agent is named', () =>
  withJourney({}, async (journey) => {
    const named = await journey.ask(people.sam, '/agents agent:maria.lindqvist share');
    expect(named.isEphemeral).toBe(true);

    const guessed = await journey.ask(people.sam, '/agents maria lindqvist share');
    expect(guessed.isEphemeral).toBe(true);
    expect(textOf(guessed)).toContain('only where an administrator allowed names');
  }));
