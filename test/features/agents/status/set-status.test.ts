import { describe, expect, test } from '@jest/globals';
import type { Agent, AgentContact } from '../../../../src/domain/contact-centre.ts';
import { BotError } from '../../../../src/domain/errors.ts';
import { parseStatus } from '../../../../src/features/agents/status/intent.ts';
import { setStatus } from '../../../../src/features/agents/status/set-status.ts';
import { statusView } from '../../../../src/features/agents/status/view.ts';
import { isMisunderstood } from '../../../../src/grammar/misunderstood.ts';
import { readWords } from '../../../../src/grammar/words.ts';
import { FakeAuditLog } from '../../../fakes/audit-log.ts';
import { FakeClock } from '../../../fakes/clock.ts';
import { FakeConnectGateway } from '../../../fakes/connect-gateway.ts';
import { FakeDirectory } from '../../../fakes/directory.ts';
import { identityOver } from '../../../fakes/identity.ts';
import { aPerson, FakeSlackPeople } from '../../../fakes/slack-people.ts';
import { anAsker } from '../../../fixtures/asker.ts';
import { aContact, ago, anAgent, ids, now, someNames } from '../../../fixtures/floor.ts';

const tenant = { workspace: 'T0FLOOR001', instance: 'i-1' };
const asker = anAsker({ isAdministrator: true });
const lunchNow = 'agent:"Maria Lindqvist" status:Lunch now';

function setUp(agents: readonly Agent[] = [anAgent()]) {
  const clock = new FakeClock(now);
  const names = someNames();
  const gateway = new FakeConnectGateway({ clock, agents, statuses: names.statuses });
  const people = new FakeSlackPeople([aPerson()]);
  const audit = new FakeAuditLog();
  const directory = new FakeDirectory(names);
  const identity = identityOver({ people, gateway, clock });
  const ports = { gateway, directory, identity, audit, clock, instance: 'i-1' };
  const run = (line: string) => {
    const words = readWords(line);
    if (words.kind === 'problem') throw new Error(words.problem);
    const intent = parseStatus(words.words);
    if (isMisunderstood(intent)) throw new Error(intent.problem);
    return setStatus(ports, intent, asker);
  };
  const say = async (line: string) => statusView(await run(line));
  const outcomes = async () =>
    (await audit.recent(tenant, 10)).toReversed().map(({ outcome }) => outcome);
  return { gateway, audit, directory, run, say, outcomes };
}

test('without now nothing is changed: it says what would be, and asks', async () => {
  const { gateway, say, outcomes } = setUp();

  const { text, blocks } = await say('agent:maria status:Lunch');

  expect(text).toBe(
    '*Maria Lindqvist* is available, in Available for 10 min. *Lunch* is set at once.',
  );
  expect(blocks[1]).toMatchObject({
    type: 'actions',
    elements: [
      {
        value: `status agent:"${ids.maria}" status:"${ids.lunch}" now`,
        confirm: { title: { text: 'Change the status?' } },
      },
      { value: `agent:"${ids.maria}"` },
    ],
  });
  expect(gateway.statusChanges).toEqual([]);
  expect(await outcomes()).toEqual([]);
});

test('with now it is written down, done, and written down as done', async () => {
  const { gateway, audit, say } = setUp();

  const { text } = await say(lunchNow);

  expect(text).toMatch(/^\*Maria Lindqvist\*: Lunch now\./);
  expect(gateway.statusChanges).toEqual([{ userId: ids.maria, statusId: ids.lunch }]);
  const entry = {
    at: now,
    who: 'U0SAM00001',
    act: 'set-status',
    about: `agent ${ids.maria} status ${ids.lunch}`,
  };
  expect(await audit.recent(tenant, 10)).toEqual([
    { ...entry, outcome: 'done' },
    { ...entry, outcome: 'intended' },
  ]);
});

test('the line behind the button does it', async () => {
  const { gateway, run } = setUp();

  const report = await run(`agent:"${ids.maria}" status:"${ids.lunch}" now`);

  expect(report.kind).toBe('done');
  expect(gateway.statusChanges).toHaveLength(1);
});

describe('when it takes effect is said by what Connect documents', () => {
  const over = { connectedSince: undefined };
  test.each<[string, readonly Partial<AgentContact>[], string, string]>([
    ['no contact', [], 'is set at once', 'Lunch now.'],
    ['a call', [{}], 'becomes the next status', 'Lunch after the contact they are on.'],
    [
      'a call on hold',
      [{ state: 'CONNECTED_ONHOLD' }],
      'becomes the next status',
      'after the contact',
    ],
    [
      'after-contact work',
      [{ state: 'ENDED', stateSince: ago(30) }],
      'becomes the next',
      'after the contact',
    ],
    [
      'after-contact work that is long over',
      [{ state: 'ENDED', stateSince: ago(900) }],
      'Connect decides',
      'as soon as',
    ],
    ['a missed contact', [{ state: 'MISSED', ...over }], 'Connect decides', 'as soon as'],
    ['a ringing contact', [{ state: 'CONNECTING', ...over }], 'Connect decides', 'as soon as'],
    ['listening to somebody', [{ initiationMethod: 'MONITOR' }], 'Connect decides', 'as soon as'],
    [
      'a missed one beside a call',
      [{}, { state: 'MISSED', ...over }],
      'becomes the next status',
      'after the contact',
    ],
  ])('%s', async (_what, contacts, would, done) => {
    const { say } = setUp([anAgent({ contacts: contacts.map(aContact) })]);

    expect((await say('agent:maria status:Lunch')).text).toContain(would);
    expect((await say(lunchNow)).text).toContain(done);
  });
});

test.each(['agent:Lindq status:Lunch now', 'agent:"Maria Lindqvist" status:Lun now'])(
  'a half-typed name is good enough to look, not to change: %s',
  async (line) => {
    const { gateway, say } = setUp();

    const { text, blocks } = await say(line);

    expect(text).toContain('Do you mean *Maria Lindqvist* and *Lunch*?');
    expect(JSON.stringify(blocks)).toContain('"Change status"');
    expect(gateway.statusChanges).toEqual([]);
  },
);

test('for somebody who is not signed in nothing is asked of Connect', async () => {
  const { gateway, say, outcomes } = setUp([]);

  expect((await say(lunchNow)).text).toContain('*Maria Lindqvist* is not signed in');
  expect(gateway.count('setStatus')).toBe(0);
  expect(await outcomes()).toEqual([]);
});

test('what cannot be written down is not done', async () => {
  const { gateway, audit, run } = setUp();
  audit.isAway = true;

  await expect(run(lunchNow)).rejects.toThrow('redis_unavailable');
  expect(gateway.count('setStatus')).toBe(0);
});

test('a refusal of Connect is written down as failed', async () => {
  const { gateway, run, outcomes } = setUp();
  gateway.fail('setStatus', new BotError('connect_denied', 'no'));

  await expect(run(lunchNow)).rejects.toThrow('connect_denied');
  expect(await outcomes()).toEqual(['intended', 'failed']);
});

test('no answer is said to be none', async () => {
  const { gateway, say, outcomes } = setUp();
  gateway.fail('setStatus', new BotError('connect_timeout', 'late'));

  expect((await say(lunchNow)).text).toContain('it is not known whether *Maria Lindqvist*');
  expect(await outcomes()).toEqual(['intended']);
});

describe('names that lead nowhere', () => {
  test('an agent: the choices keep the status and the now', async () => {
    const { run } = setUp();

    const report = await run('agent:Marja status:"Lunch" now');

    expect(report).toMatchObject({ kind: 'name-trouble', what: 'agent' });
    if (report.kind !== 'name-trouble') return;
    expect(report.again.textFor({ id: 'x', name: 'X' })).toBe(
      'status agent:"x" status:"Lunch" now',
    );
  });

  test('a status: the choices keep the agent', async () => {
    const { run } = setUp();

    const report = await run('agent:maria status:Lunsh');

    expect(report).toMatchObject({ kind: 'name-trouble', what: 'status' });
    if (report.kind !== 'name-trouble') return;
    expect(report.again.textFor({ id: ids.lunch, name: 'Lunch' })).toBe(
      `status agent:"${ids.maria}" status:"${ids.lunch}"`,
    );
  });

  test('a mention of somebody who is no agent', async () => {
    const { say } = setUp();

    expect((await say('<@U0SAM00001> status:Lunch')).text).toContain('is not linked');
  });

  test('statuses that were never read are a failure, not unknown names', async () => {
    const { run, directory } = setUp();
    directory.current = someNames({ statuses: new Map(), missing: ['statuses'] });

    await expect(run(lunchNow)).rejects.toThrow('connect_list_unread');
  });
});
