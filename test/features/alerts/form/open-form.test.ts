import { expect, test } from '@jest/globals';
import { BotError } from '../../../../src/domain/errors.ts';
import {
  alertSearches,
  alertSearchNeeds,
  formRoads,
  ruleFormModal,
} from '../../../../src/features/alerts/form/index.ts';
import { command } from '../../../../src/features/command.ts';
import { formRoad } from '../../../../src/features/road.ts';
import { isMisunderstood, misunderstood } from '../../../../src/grammar/misunderstood.ts';
import { readWords } from '../../../../src/grammar/words.ts';
import { FakeDirectory } from '../../../fakes/directory.ts';
import { FakeGate } from '../../../fakes/gate.ts';
import { aPerson, FakeSlackPeople } from '../../../fakes/slack-people.ts';
import { anAsker } from '../../../fixtures/asker.ts';
import { ids, someNames } from '../../../fixtures/floor.ts';
import { aRule } from '../../../fixtures/rule-specs.ts';
import { RulesInMemory } from '../rules-in-memory.ts';
import { submittedAsOpened } from './submitted.ts';

async function desk() {
  const parts = {
    ruleStore: new RulesInMemory(),
    directory: new FakeDirectory(someNames()),
    people: new FakeSlackPeople([aPerson()]),
    gate: new FakeGate(),
  };
  await parts.ruleStore.set([aRule()]);
  parts.people.listedGroups = [{ groupId: 'S0LEADS001', handle: 'leads' }];
  const roads = formRoads({
    ...parts,
    instance: 'i-1',
    startOf: (words) =>
      words[0]?.kind === 'key'
        ? { metric: { kind: 'service-level', windowSeconds: 1800 }, comparison: 'under' }
        : misunderstood('That is no preset.'),
  });
  const open = async (line: string, channelId = 'C0FLOOR001') => {
    const read = readWords(line);
    if (read.kind === 'problem') throw new Error(read.problem);
    const [first, ...rest] = read.words;
    const road = first?.kind === 'word' ? roads[first.text] : undefined;
    const asker = anAsker();
    const where = { ...asker, caller: { ...asker.caller, channelId } };
    const errand = road?.understand(rest, where.caller);
    if (!errand || isMisunderstood(errand)) throw new Error(errand?.problem);
    const answer = await errand.run(where);
    if (answer.kind !== 'form') throw new Error(answer.kind);
    return {
      modal: answer.modal,
      json: JSON.stringify(answer.modal),
      values: submittedAsOpened(answer.modal),
    };
  };
  return { ...parts, open };
}

test('a new rule proposes a minute, opening hours and this channel', async () => {
  const { modal, values } = await (await desk()).open('add-form');

  expect(modal.callback_id).toBe('form:alerts:rule');
  expect(Object.fromEntries(values)).toMatchObject({
    metric: ['queue-wait'],
    for: ['1m'],
    hours: ['open'],
    zone: ['Europe/Berlin'],
    'slack-channel': ['C0FLOOR001'],
    threshold: [],
  });
});

test('a direct message is no channel for alerts', async () => {
  expect((await (await desk()).open('add-form', 'D0SAM00001')).values.get('slack-channel')).toEqual(
    [],
  );
});

test('a preset is proposed, or it is said why not', async () => {
  const { open } = await desk();

  expect((await open('add-form preset:voice')).values.get('window')).toEqual(['1800']);
  expect((await open('add-form voice')).json).toContain('That is no preset.');
});

test('a rule is edited as it is, and said in words', async () => {
  const { json, values } = await (await desk()).open('edit-form k3x9ab');

  expect(json).toContain('Rule `k3x9ab` now: queue-wait · queues Billing · over 5m');
  expect(values.get('queues')).toEqual([ids.billing]);
  expect(values.has('metric k3x9ab')).toBe(true);
});

test('a rule that is not there, or of somebody else, is not edited', async () => {
  const { open, gate } = await desk();

  expect((await open('edit-form nope')).json).toContain('There is no rule `nope`');
  gate.refusal = { kind: 'not-owner' };
  expect((await open('edit-form k3x9ab')).json).toContain('Only the person who made this rule');
});

test('user groups that cannot be read are no reason to fail, and those of the rule stay', async () => {
  const { open, people, ruleStore } = await desk();
  people.failures.set('userGroups', new BotError('slack_denied', 'usergroups:read'));
  people.failures.set('person', new BotError('slack_unavailable', 'away'));
  await ruleStore.set([
    aRule({ mentions: [{ who: { kind: 'user-group', id: 'S0LEADS001' }, from: 'warning' }] }),
  ]);
  const { json, values } = await open('edit-form k3x9ab');

  expect(json).toContain('User groups cannot be read now');
  expect(values.get('groups')).toEqual(['S0LEADS001']);
  expect(values.has('critical-groups')).toBe(false);
});

test('people who are called at different hours each are said to be', async () => {
  const { open, ruleStore } = await desk();
  const who = { kind: 'user', id: 'U0SAM00001' } as const;
  const when = {
    zone: 'Europe/Berlin',
    slices: [{ weekdays: [1], fromMinute: 480, untilMinute: 1080 }],
  };
  await ruleStore.set([
    aRule({
      criticalThreshold: 600,
      mentions: [
        { who, from: 'warning', when },
        { who, from: 'critical' },
      ],
    }),
  ]);

  expect((await open('edit-form k3x9ab')).json).toContain('called at different hours each');
});

test.each([
  ['queues', 'bil', 'make-rule', ['Billing']],
  ['profiles', 'tier', 'make-rule', ['Tier 1']],
  ['teams', 'ea', 'make-rule', ['East']],
  ['statuses', 'lun', 'make-rule', ['Lunch']],
  ['agents', 'mar', 'see-agents', ['Maria Lindqvist']],
])('%s are found by typing “%s”, by those who may %s', async (search, typed, act, labels) => {
  const { directory, gate } = await desk();
  const parts = { directory, instance: 'i-1' };
  const alerts = command(
    {
      help: { name: 'alerts', summary: '', usage: [], example: '' },
      main: formRoad({
        parse: () => misunderstood('no'),
        needs: () => ({ kind: 'make-rule' }),
        run: async () => undefined,
        modal: () => ruleFormModal({ kind: 'no-such-rule', ruleId: '' }),
      }),
      searches: alertSearches(parts),
      searchNeeds: alertSearchNeeds,
    },
    { gate, instance: 'i-1', prefix: '' },
  );

  const found = await alerts.search(search, typed, anAsker().caller);
  expect(found.map(({ label }) => label)).toEqual(labels);
  expect(gate.asked).toEqual([{ kind: act }]);
  gate.refusal = { kind: 'guest' };
  expect(await alerts.search(search, typed, anAsker().caller)).toEqual([]);
});
