import { expect, test } from '@jest/globals';
import { type Journey, people, places, textOf, withJourney } from './harness.ts';

/** Every call that would have rung somebody's control panel. */
function calls(journey: Journey) {
  return journey.connect.calls.filter(({ operation }) => operation === 'MonitorContact');
}

/** Somebody whose name is plain and who is on a call, by name. */
function somebodyOnACall(journey: Journey): string {
  const busy = journey.centre
    .view()
    .users.find(
      ({ held, username, firstName, lastName }) =>
        held.some(({ channel, state }) => channel === 'VOICE' && state === 'CONNECTED') &&
        username !== 'maria.lindqvist' &&
        /^[A-Z][a-z]+ [A-Z][a-z]+$/.test(`${firstName} ${lastName}`),
    );
  if (!busy) throw new Error('nobody is on a call');
  return `${busy.firstName} ${busy.lastName}`;
}

/** What the bot told somebody in their direct message. */
async function toldTo(journey: Journey, userId: string): Promise<readonly string[]> {
  const direct = journey.slack.workspace.conversations.dmOf(userId);
  if (!direct) return [];
  const messages = await journey.drive.messages(userId, direct.id);
  return messages.filter(({ isBot }) => isBot).map(({ text }) => text);
}

/** What is audited of links, oldest first. */
function auditedLinks({ witnessed }: Journey): readonly string[] {
  return witnessed.filter((line) => /"(un)?link"/.test(line));
}

const changePerson = (
  { drive }: Journey,
  change: Parameters<Journey['drive']['changePerson']>[0],
) => drive.changePerson(change);

test('whoami tells a supervisor and an administrator who they are, where it rings and what they may do', () =>
  withJourney({}, async (journey) => {
    const sam = textOf(await journey.ask(people.sam, '/monitor whoami'));
    expect(sam).toContain('In Amazon Connect you are *sam.okafor*, linked by your e-mail address');
    expect(sam).toContain('softphone');
    expect(sam).toContain('Yes: barge in');
    expect(sam).toContain('*Listening* is turned on');

    expect(textOf(await journey.ask(people.lea, '/monitor whoami'))).toContain('No: barge in');
    expect(textOf(await journey.ask(people.ada, '/monitor whoami'))).toContain(
      'your desk phone ending 42',
    );
    expect((await journey.ask(people.gus, '/monitor whoami', places.general)).text).toContain(
      'guests',
    );
    expect(await journey.remembered()).not.toContain('493055501042');
  }));

test('an administrator links somebody by hand: both are told, it counts at once, and ends at once', () =>
  withJourney({}, async (journey) => {
    const agent = somebodyOnACall(journey);
    const linked = await journey.ask(people.ada, '/monitor link @Maria Lindqvist sam.okafor');
    expect(linked.text).toContain('is now linked to the Amazon Connect user *sam.okafor*');
    expect(await toldTo(journey, people.maria)).toEqual([expect.stringContaining('sam.okafor')]);
    expect(await toldTo(journey, people.sam)).toEqual([
      expect.stringContaining('has your e-mail address'),
    ]);

    expect((await journey.ask(people.sam, `/monitor ${agent}`)).text).toContain(
      'linked to another Slack account already',
    );
    expect(calls(journey)).toHaveLength(0);
    const taken = await journey.ask(people.ada, '/monitor link @Sam Okafor sam.okafor');
    expect(taken.text).toContain(`<@${people.maria}> is *sam.okafor*, by <@${people.ada}>`);

    const ended = await journey.press(people.ada, taken, 'Unlink');
    expect(ended.text).toContain('is no longer linked');
    expect(await toldTo(journey, people.maria)).toHaveLength(2);
    expect((await journey.ask(people.maria, `/monitor ${agent}`)).text).toContain(
      'ManagerListenIn',
    );
    expect(textOf(await journey.ask(people.sam, '/monitor whoami'))).toContain('*sam.okafor*');
    expect(textOf(await journey.ask(people.ada, '/monitor links'))).toMatch(
      /U0MAR00001> is \*maria\.lindqvist\*, by e-mail.*\n.*U0SAM00001> is \*sam\.okafor\*, by e-mail/,
    );
  }));

test('nobody links himself, and nobody who is no administrator links anybody', () =>
  withJourney({}, async (journey) => {
    expect((await journey.ask(people.ada, '/monitor link @Ada Novak sam.okafor')).text).toContain(
      'Nobody links himself',
    );
    expect((await journey.ask(people.sam, '/monitor link @Lea Brandt ada.novak')).text).toContain(
      'Only an administrator',
    );
    expect((await journey.ask(people.sam, '/monitor links')).text).toContain(
      'Only an administrator',
    );
    expect((await journey.ask(people.ada, '/monitor link @Gus Guest sam.okafor')).text).toContain(
      'not a full, active member',
    );
    expect(textOf(await journey.ask(people.ada, '/monitor link Maria sam.okafor'))).toContain(
      'what Slack offers after an @',
    );
    const audited = auditedLinks(journey);
    expect(audited).toHaveLength(2);
    expect(audited.every((line) => line.includes('refused'))).toBe(true);
  }));

test('an address changed to a supervisor’s does not help who was linked before, and is audited once', () =>
  withJourney({}, async (journey) => {
    const agent = somebodyOnACall(journey);
    await journey.ask(people.maria, '/monitor whoami');
    await changePerson(journey, { person: people.maria, email: 'sam.okafor@harbour.test' });
    await changePerson(journey, { person: people.sam, email: 'sam.new@harbour.test' });

    for (const line of [`/monitor ${agent}`, `/monitor barge ${agent}`, '/monitor whoami']) {
      expect(textOf(await journey.ask(people.maria, line))).toContain(
        'another Amazon Connect user',
      );
    }
    expect(calls(journey)).toHaveLength(0);
    const refused = auditedLinks(journey).filter((line) => line.includes('refused'));
    expect(refused).toEqual([expect.stringMatching(/U0MAR00001.*sam\.okafor.*maria\.lindqvist/)]);
  }));

test('an address that two Slack users have helps only the one whom Slack names', () =>
  withJourney({}, async (journey) => {
    const agent = somebodyOnACall(journey);
    await changePerson(journey, { person: people.maria, email: 'sam.okafor@harbour.test' });

    expect((await journey.ask(people.maria, `/monitor ${agent}`)).text).toContain(
      'Slack gives another account than yours',
    );
    expect(calls(journey)).toHaveLength(0);
    expect(textOf(await journey.ask(people.sam, '/monitor whoami'))).toContain('*sam.okafor*');
  }));

test('what was changed in Amazon Connect a second ago counts at the next start', () =>
  withJourney({}, async (journey) => {
    const agent = somebodyOnACall(journey);
    expect(textOf(await journey.ask(people.sam, '/monitor whoami'))).toContain('Yes: barge in');

    await changePerson(journey, { person: people.sam, securityProfile: 'TeamLead' });
    expect((await journey.ask(people.sam, `/monitor barge ${agent}`)).text).toContain(
      'ManagerBargeIn',
    );
    await changePerson(journey, { person: people.sam, securityProfile: 'Agent' });
    expect((await journey.ask(people.sam, `/monitor ${agent}`)).text).toContain('ManagerListenIn');

    await changePerson(journey, { person: people.sam, securityProfile: 'Supervisor' });
    const operations = ['ListSecurityProfilePermissions'];
    journey.connect.faults.set({ mode: 'html-503', operations });
    expect((await journey.ask(people.sam, `/monitor ${agent}`)).text).toContain('did not answer');
    journey.connect.faults.set({ mode: 'none' });

    await changePerson(journey, { person: people.sam, isInConnect: false });
    expect((await journey.ask(people.sam, `/monitor ${agent}`)).text).toContain(
      'does not exist any more',
    );
    expect(calls(journey)).toHaveLength(0);
    expect(auditedLinks(journey).at(-1)).toContain('removed in Amazon Connect');
  }));

test('links of those who are gone end within the hour, and whom one can tell is told', () =>
  withJourney({ centre: { load: 0.1 } }, async (journey) => {
    for (const who of [people.sam, people.lea, people.maria]) {
      await journey.ask(who, '/monitor whoami');
    }
    await changePerson(journey, { person: people.sam, isInConnect: false });
    await changePerson(journey, { person: people.lea, isDeactivated: true });
    await journey.clock.advance(3_700_000);

    const links = textOf(await journey.ask(people.ada, '/monitor links'));
    expect(links).toContain('maria.lindqvist');
    expect(links).not.toMatch(/sam\.okafor|lea\.brandt/);
    expect(await toldTo(journey, people.sam)).toEqual([
      expect.stringContaining('does not exist any more'),
    ]);
    expect(await toldTo(journey, people.lea)).toEqual([]);
    const ended = auditedLinks(journey).filter((line) => line.includes('"unlink"'));
    expect(ended).toHaveLength(4);
  }));
