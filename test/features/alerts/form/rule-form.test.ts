import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Mentioned, RuleSpec } from '../../../../src/domain/alerting/rule.ts';
import { ruleForm, ruleFromForm } from '../../../../src/features/alerts/form/from-form.ts';
import { filledIn } from '../../../../src/features/alerts/form/read-values.ts';
import { ruleModal } from '../../../../src/features/alerts/form/rule-modal.ts';
import type { FormStart } from '../../../../src/features/alerts/form/start.ts';
import { specFromForm } from '../../../../src/features/alerts/form/to-spec.ts';
import { FakeGate } from '../../../fakes/gate.ts';
import { FakeSlackPeople } from '../../../fakes/slack-people.ts';
import { anAsker } from '../../../fixtures/asker.ts';
import { ids, someGroups, someNames } from '../../../fixtures/floor.ts';
import { aRule, aSpec } from '../../../fixtures/rule-specs.ts';
import { anySpec } from '../file/any-spec.ts';
import { submittedAsOpened } from './submitted.ts';

const names = someNames({ queueGroups: someGroups() });
const groups = [{ groupId: 'S0LEADS001', handle: 'leads' }];

function startOf(spec: Partial<RuleSpec>, change: Partial<FormStart> = {}): FormStart {
  return { rule: undefined, spec, names, groups, zone: 'Europe/Berlin', ...change };
}

const unique = (who: readonly Mentioned[]) =>
  [...new Map(who.map((one) => [one.id, one])).values()].toSorted((a, b) =>
    `${b.kind}${a.id}`.localeCompare(`${a.kind}${b.id}`),
  );

/** As far as a form can say it: one line of hours for everybody, people before groups, each once. */
const formSpec = anySpec.map((spec): RuleSpec => {
  const zone = spec.hours.kind === 'timetable' ? spec.hours.timetable.zone : 'Europe/Berlin';
  const when = spec.mentions.find((one) => one.when)?.when;
  const called = (from: 'warning' | 'critical') =>
    unique(spec.mentions.filter((one) => one.from === from).map(({ who }) => who)).map((who) => ({
      who,
      from,
      ...(when && { when: { ...when, zone } }),
    }));
  return {
    ...spec,
    mentions: [...called('warning'), ...called('critical')],
    ...(spec.escalation && {
      escalation: { ...spec.escalation, who: unique(spec.escalation.who) },
    }),
  };
});

test('any rule is the same after its form was opened and saved', () => {
  fc.assert(
    fc.property(formSpec, (spec) => {
      const filled = filledIn(submittedAsOpened(ruleModal(startOf(spec))));
      const read = filled && specFromForm(filled);
      expect(filled?.problems()).toEqual({});
      expect(read).toEqual(spec);
    }),
    { numRuns: 100 },
  );
});

test('saving the form of a rule makes the line that changes that rule, every clause said', () => {
  const rule = aRule({
    criticalThreshold: 600,
    mentions: [{ who: { kind: 'user-group', id: 'S0LEADS001' }, from: 'critical' }],
    note: 'call "Maya" first',
  });

  expect(ruleFromForm(submittedAsOpened(ruleModal(startOf(rule, { rule }))))).toEqual({
    kind: 'line',
    text: [
      `edit k3x9ab queue-wait queue:"${ids.billing}" channel:all over 5m critical 10m clear none`,
      'for 1m keep 0s repeat never no-data keep when open in <#C0FLOOR001>',
      'mention critical <!subteam^S0LEADS001> escalate none ack-holds none',
      `not-grouped no-webhook runbook none note "call 'Maya' first"`,
    ].join(' '),
  });
});

test('a new rule makes the line that adds it, by ids', () => {
  expect(ruleFromForm(submittedAsOpened(ruleModal(startOf(aSpec()))))).toEqual({
    kind: 'line',
    text: `add queue-wait queue:"${ids.billing}" over 5m for 1m keep 0s repeat never no-data keep when open in <#C0FLOOR001>`,
  });
});

describe('what is wrong is said below its field', () => {
  const filled = (change: Readonly<Record<string, readonly string[]>>) =>
    new Map([...submittedAsOpened(ruleModal(startOf(aSpec()))), ...Object.entries(change)]);

  test.each<
    [string, Readonly<Record<string, readonly string[]>>, Readonly<Record<string, string>>]
  >([
    ['no metric', { metric: [] }, { metric: 'Choose what is watched.' }],
    ['no scope', { queues: [] }, { queues: 'Choose queues here, or one of the kinds below.' }],
    [
      'two scopes',
      { all: ['all'] },
      { all: 'A rule is about one kind of thing: leave this empty, or what is chosen above.' },
    ],
    [
      'a scope the metric has not',
      { queues: [], team: [ids.group], hours: ['always'] },
      { team: 'This is a figure of queues: choose queues, a group of queues, or all.' },
    ],
    ['no figure', { threshold: [] }, { threshold: 'Write the figure at which it fires.' }],
    [
      'a figure of another unit',
      { threshold: ['80%'] },
      { threshold: 'It must be a time such as 90s, 5m or 1h30m.' },
    ],
    [
      'a critical figure that is better',
      { critical: ['4m'] },
      { critical: 'Critical has to be more than over.' },
    ],
    [
      'a clear figure that is worse',
      { clear: ['6m'] },
      { clear: 'Clear has to be less than over.' },
    ],
    [
      'several times that are none',
      { for: ['soon'], repeat: ['often'] },
      {
        for: 'Write a time such as 90s, 5m or 1h30m.',
        repeat: 'Write a time such as 90s, 5m or 1h30m.',
      },
    ],
    [
      'no times where they were asked for',
      { hours: ['times'] },
      { times: 'Write the times, such as mon-fri 08:00-18:00.' },
    ],
    [
      'times that are none',
      { hours: ['times'], times: ['weekdays'] },
      { times: 'Write times such as mon-fri 08:00-18:00, sat 09:00-12:00.' },
    ],
    [
      'times without a zone',
      { hours: ['times'], times: ['mon-fri 08:00-18:00'], zone: [] },
      { zone: 'Write the time zone, such as Europe/Berlin.' },
    ],
    [
      'a zone that is none',
      { hours: ['times'], times: ['mon-fri 08:00-18:00'], zone: ['Berlin'] },
      { zone: 'There is no time zone Berlin: write one as Europe/Berlin.' },
    ],
    [
      'no channel',
      { 'slack-channel': [] },
      { 'slack-channel': 'Choose the channel for the alerts.' },
    ],
    [
      'people at critical without a critical figure',
      { 'critical-people': ['U0SAM00001'] },
      {
        'critical-people':
          'Nobody is ever called at critical without a critical threshold: set one.',
      },
    ],
    [
      'an escalation without people',
      { 'escalate-after': ['10m'] },
      { 'escalate-people': 'Choose who is called then, or leave the time empty.' },
    ],
    [
      'an escalation without a time',
      { 'escalate-people': ['U0SAM00001'] },
      { 'escalate-after': 'Write after how long they are called, such as 10m.' },
    ],
    [
      'an address that is none',
      { runbook: ['wiki'] },
      { runbook: 'Write an https address, such as https://wiki.example.com/waits.' },
    ],
    [
      'a state that is missing',
      { metric: ['agent-state'] },
      { state: 'Choose the state that lasts too long.' },
    ],
    [
      'a status that is missing',
      { metric: ['agent-state'], state: ['status'] },
      { status: 'Choose the status, or another state above.' },
    ],
  ])('%s', (_what, change, problems) => {
    expect(ruleFromForm(filled(change))).toEqual({ kind: 'problems', problems });
  });

  test('where the field is not there, below the first one', () => {
    const { groups: _none, ...rest } = Object.fromEntries(filled({ metric: ['agent-state'] }));
    const values = new Map(Object.entries(rest).filter(([id]) => id !== 'state'));

    expect(ruleFromForm(values)).toEqual({
      kind: 'problems',
      problems: { metric: 'Choose the state that lasts too long.' },
    });
  });
});

test('a ready-made rule needs no figure', () => {
  const values = new Map([
    ...submittedAsOpened(ruleModal(startOf(aSpec()))),
    ['metric', ['nobody-staffed']],
    ['threshold', []],
  ] as const);

  expect(ruleFromForm(values)).toMatchObject({
    text: expect.stringContaining('add nobody-staffed'),
  });
});

test('a form of another version shows the rules', () => {
  expect(ruleFromForm(new Map([['other', ['x']]]))).toEqual({ kind: 'line', text: 'list' });
});

describe('the channel is asked about while the form is open', () => {
  async function checked(change: (people: FakeSlackPeople, gate: FakeGate) => void) {
    const [people, gate] = [new FakeSlackPeople([]), new FakeGate()];
    change(people, gate);
    const form = ruleForm({ people, gate, instance: 'i-1' });
    return form.check(submittedAsOpened(ruleModal(startOf(aSpec()))), anAsker().caller);
  }
  const channel =
    (sharing: 'internal' | 'external' | 'unknown', isBotMember: boolean | undefined) =>
    (people: FakeSlackPeople) => {
      people.channels = [{ channelId: 'C0FLOOR001', sharing, isBotMember }];
    };

  test.each([
    ['the bot is in it', channel('internal', true), undefined],
    ['the bot is not in it', channel('internal', false), 'Floorwalker is not in this channel.'],
    ['it is shared', channel('external', true), 'This channel is shared with another company'],
    ['nobody can tell', channel('unknown', undefined), 'It cannot be told whether this channel'],
    [
      'this person may not',
      (_people: FakeSlackPeople, gate: FakeGate) => {
        gate.refusal = { kind: 'not-administrator' };
      },
      'Only an administrator',
    ],
  ])('%s', async (_what, change, problem) => {
    expect(await checked(change)).toEqual(
      problem === undefined ? {} : { 'slack-channel': expect.stringContaining(problem) },
    );
  });
});
