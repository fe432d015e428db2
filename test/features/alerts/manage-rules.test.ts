import { expect, test } from '@jest/globals';
import { createGate } from '../../../src/access/gate.ts';
import type { Caller, SlackChannel } from '../../../src/domain/people.ts';
import type { AlertsIntent } from '../../../src/features/alerts/intent.ts';
import { manageRules } from '../../../src/features/alerts/manage-rules.ts';
import { FakeAlertStore } from '../../fakes/alert-store.ts';
import { FakeCheckJournal } from '../../fakes/check-journal.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { FakeConnectGateway } from '../../fakes/connect-gateway.ts';
import { FakeCurrentSettings } from '../../fakes/current-settings.ts';
import { FakeDirectory } from '../../fakes/directory.ts';
import { identityOver } from '../../fakes/identity.ts';
import { FakeIds } from '../../fakes/ids.ts';
import { aPerson, FakeSlackPeople } from '../../fakes/slack-people.ts';
import { anAsker } from '../../fixtures/asker.ts';
import { ids, now, someNames } from '../../fixtures/floor.ts';
import { aRule } from '../../fixtures/views/alerts.ts';

const tenant = { workspace: 'T0FLOOR001', instance: 'i-1' };

function setUp(channels: readonly SlackChannel[] = []) {
  const clock = new FakeClock(now);
  const sam = {
    userId: ids.sam,
    username: 'sam.okafor',
    email: 'sam.okafor@harbour.test',
    securityProfileIds: ['p'],
  };
  const permissions = new Map([['p', ['AccessMetrics']]]);
  const gateway = new FakeConnectGateway({ clock, users: [sam], permissions });
  const people = new FakeSlackPeople(
    [aPerson(), aPerson({ userId: 'U0LEA00001' }), aPerson({ userId: 'U0ADA00001' })],
    channels,
  );
  const identity = identityOver({ people, gateway, clock });
  const alertStore = new FakeAlertStore();
  const directory = new FakeDirectory(someNames());
  const ports = {
    alertStore,
    journal: new FakeCheckJournal(),
    directory,
    people,
    gate: createGate({
      people,
      identity,
      settings: new FakeCurrentSettings(),
      administrators: new Set(['U0ADA00001']),
    }),
    clock,
    ids: new FakeIds(),
    instance: 'i-1',
    everyText: 'every 15 s',
  };
  const run = (intent: AlertsIntent, change: Partial<Caller> = {}) => {
    const asker = anAsker();
    return manageRules(ports, intent, { ...asker, caller: { ...asker.caller, ...change } });
  };
  return { alertStore, directory, run };
}

const add: AlertsIntent = {
  kind: 'add',
  queue: { kind: 'named', text: 'billing' },
  overSeconds: 300,
  channelId: undefined,
};

test('a rule is kept with its owner, for the channel it was typed in', async () => {
  const { alertStore, run } = setUp();

  expect(await run(add)).toMatchObject({
    kind: 'added',
    queueName: 'Billing',
    everyText: 'every 15 s',
  });
  expect(await alertStore.listRules(tenant)).toMatchObject([
    {
      rule: {
        queueId: ids.billing,
        overSeconds: 300,
        channelId: 'C0FLOOR001',
        ownerId: 'U0SAM00001',
        createdAt: now,
      },
    },
  ]);
});

test('the same line twice is one rule, also at once', async () => {
  const { alertStore, run } = setUp();

  const kinds = await Promise.all([run(add), run(add), run(add)]);

  expect(kinds.map(({ kind }) => kind).toSorted()).toEqual(['added', 'exists', 'exists']);
  expect(await alertStore.listRules(tenant)).toHaveLength(1);
});

test('two rules whose ids would be the same get two', async () => {
  const { alertStore, run } = setUp();
  await run(add);

  expect(await run({ ...add, overSeconds: 60 })).toMatchObject({ kind: 'added' });
  expect(await alertStore.listRules(tenant)).toHaveLength(2);
});

test.each<[string, string | undefined, SlackChannel[], string]>([
  ['a direct message', 'D0SAM', [], 'none'],
  ['nowhere', undefined, [], 'none'],
  [
    'a channel of which nobody can tell whether it is shared',
    'C1',
    [{ channelId: 'C1', sharing: 'unknown', isBotMember: undefined }],
    'unknown',
  ],
  [
    'a channel without the bot',
    'C1',
    [{ channelId: 'C1', sharing: 'internal', isBotMember: false }],
    'not-member',
  ],
])('no rule is set for %s', async (_case, channelId, channels, why) => {
  const { alertStore, run } = setUp(channels);

  expect(await run(add, { channelId })).toMatchObject({ kind: 'bad-channel', why });
  expect(await alertStore.listRules(tenant)).toEqual([]);
});

test('no rule is set for a channel shared with another company', async () => {
  const { alertStore, run } = setUp([{ channelId: 'C1', sharing: 'external', isBotMember: true }]);

  expect(await run({ ...add, channelId: 'C1' })).toMatchObject({
    kind: 'refused',
    refusal: { kind: 'shared-channel' },
  });
  expect(await alertStore.listRules(tenant)).toEqual([]);
});

test('a queue nobody knows is asked back with the whole line behind the choice', async () => {
  const { run } = setUp();
  const report = await run({
    ...add,
    queue: { kind: 'named', text: 'Biling' },
    channelId: 'C0FLOOR001',
  });

  if (report.kind !== 'name-trouble') throw new Error(report.kind);
  expect(report.again.textFor({ id: ids.billing, name: 'Billing' })).toBe(
    `add queue-wait queue:"${ids.billing}" over 5m in <#C0FLOOR001>`,
  );
});

test('the list is of use when names cannot be read', async () => {
  const { alertStore, directory, run } = setUp();
  await alertStore.addRule(tenant, aRule());
  directory.current = someNames({ queues: new Map(), missing: ['queues'] });

  expect(await run({ kind: 'list' })).toMatchObject({
    kind: 'list',
    records: [{ rule: { id: 'k3x9bd' } }],
  });
});

test.each([
  ['its owner', 'U0SAM00001', 'removed'],
  ['an administrator', 'U0ADA00001', 'removed'],
  ['anybody else', 'U0LEA00001', 'refused'],
])('a rule is removed by %s: %s → %s', async (_who, userId, kind) => {
  const { alertStore, run } = setUp();
  await alertStore.addRule(tenant, aRule());

  expect(await run({ kind: 'remove', ruleId: 'k3x9bd' }, { userId })).toMatchObject({ kind });
  expect(await alertStore.listRules(tenant)).toHaveLength(kind === 'removed' ? 0 : 1);
});

test('a rule that is not there cannot be removed', async () => {
  const { run } = setUp();

  expect(await run({ kind: 'remove', ruleId: 'zzzzzz' })).toEqual({
    kind: 'no-such-rule',
    ruleId: 'zzzzzz',
  });
});

test('rules of one workspace are none of another', async () => {
  const { alertStore, run } = setUp();
  await alertStore.addRule({ workspace: 'T0OTHER', instance: 'i-1' }, aRule());

  expect(await run({ kind: 'list' })).toMatchObject({ records: [] });
  expect(await run({ kind: 'remove', ruleId: 'k3x9bd' })).toMatchObject({ kind: 'no-such-rule' });
});
