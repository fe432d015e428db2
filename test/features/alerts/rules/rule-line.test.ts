import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { RuleSpec } from '../../../../src/domain/alerting/rule.ts';
import { ruleLine } from '../../../../src/features/alerts/rules/rule-line.ts';
import { quote, readWords } from '../../../../src/grammar/words.ts';
import { ids } from '../../../fixtures/floor.ts';
import { anySpec } from '../file/any-spec.ts';
import { typedRule } from './typed-rule.ts';

/** What quotation marks leave of a note. */
function noted(spec: RuleSpec): RuleSpec {
  if (spec.note === undefined) return spec;
  const read = readWords(quote(spec.note));
  const [word] = read.kind === 'words' ? read.words : [];
  return { ...spec, note: word?.kind === 'quoted' ? word.text : '' };
}

test('the line that is written of any rule makes the same rule', () => {
  fc.assert(
    fc.property(anySpec, (spec) => {
      expect(typedRule(ruleLine(spec))).toEqual(noted(spec));
    }),
  );
});

test('the line that is written to edit makes any rule into this one, and nothing of it stays', () => {
  fc.assert(
    fc.property(anySpec, anySpec, (spec, before) => {
      expect(typedRule(ruleLine(spec, 'k3x9bd'), before)).toEqual(noted(spec));
    }),
  );
});

const billing = { kind: 'queues', ids: [ids.billing] };
const leads = { kind: 'user-group', id: 'S0LEADS001' };

test.each<[string, object]>([
  [
    'add queue-wait Billing over 5m for 2m critical 10m in <#C1> mention <!subteam^S0LEADS001|leads>',
    {
      metric: { kind: 'queue-wait' },
      scope: billing,
      comparison: 'over',
      threshold: 300,
      forSeconds: 120,
      criticalThreshold: 600,
      slackChannelId: 'C1',
      mentions: [{ who: leads, from: 'warning' }],
      hours: { kind: 'always' },
      noData: 'keep',
    },
  ],
  [
    'add missed Billing over 5 within 15m in <#C1>',
    { metric: { kind: 'missed', windowSeconds: 900 }, scope: billing, threshold: 5 },
  ],
  [
    'add missed window 15m Billing over 5 in <#C1>',
    { metric: { kind: 'missed', windowSeconds: 900 } },
  ],
  [
    'add available Billing under 2 in <#C1>',
    { metric: { kind: 'agents-available' }, comparison: 'under', threshold: 2 },
  ],
  [
    'add agent-state after-contact-work team:East over 5m in <#C1>',
    {
      metric: { kind: 'agent-state', state: { kind: 'activity', activity: 'after-contact-work' } },
      scope: { kind: 'team', id: ids.group },
      threshold: 300,
    },
  ],
  [
    'add agent-state status:Lunch all over 45m in <#C1>',
    {
      metric: { kind: 'agent-state', state: { kind: 'status', statusId: ids.lunch } },
      scope: { kind: 'instance' },
      threshold: 2700,
    },
  ],
  [
    'add agent-state on-hold <@U0MARIA001> over 3 min in <#C1>',
    { scope: { kind: 'agents', ids: [ids.maria] }, threshold: 180 },
  ],
  ['add nobody-staffed Billing in <#C1>', { metric: { kind: 'nobody-staffed' }, threshold: 0 }],
  ['add idle-agents Billing in <#C1>', { metric: { kind: 'available-while-waiting' } }],
  [
    'add oldest Billing, Sales over 1h 30m in <#C1>',
    { scope: { kind: 'queues', ids: [ids.billing, ids.sales] }, threshold: 5400 },
  ],
  [
    'add waiting queue:billing,sales over 10 channel:voice,chat in <#C1>',
    { scope: { kind: 'queues', ids: [ids.billing, ids.sales] }, channels: ['VOICE', 'CHAT'] },
  ],
  ['add waiting group:emea over 10 in <#C1>', { scope: { kind: 'queue-group', name: 'emea' } }],
  [
    'add service-level Billing under 80 % within 1h clear 85% in <#C1>',
    { threshold: 80, clearThreshold: 85, metric: { kind: 'service-level', windowSeconds: 3600 } },
  ],
  [
    'add queue-wait Billing over 5m when mon-fri 08:00-18:00, sat 09:00-12:00 Europe/London in <#C1>',
    {
      hours: {
        kind: 'timetable',
        timetable: {
          zone: 'Europe/London',
          slices: [
            { weekdays: [1, 2, 3, 4, 5], fromMinute: 480, untilMinute: 1080 },
            { weekdays: [6], fromMinute: 540, untilMinute: 720 },
          ],
        },
      },
    },
  ],
  [
    'add queue-wait Billing over 5m when daily 22:00-06:00 in <#C1>',
    { hours: { timetable: { zone: 'Europe/Berlin' } } },
  ],
  [
    'add queue-wait Billing over 5m critical 10m in <#C1> mention <@U1> critical <@U2> during mon 08:00-12:00 when open',
    {
      hours: { kind: 'opening-hours' },
      criticalThreshold: 600,
      mentions: [
        { who: { kind: 'user', id: 'U1' }, from: 'warning', when: { zone: 'Europe/Berlin' } },
        { who: { kind: 'user', id: 'U2' }, from: 'critical', when: { zone: 'Europe/Berlin' } },
      ],
    },
  ],
  [
    'add queue-wait Billing over 5m escalate 10m <@U1>, <!subteam^S0LEADS001> ack-holds 30m keep 1m repeat 30m no-data alert grouped webhook runbook <https://wiki.harbour.test/w> note “call the vendor” in <#C1>',
    {
      escalation: { afterSeconds: 600, who: [{ kind: 'user', id: 'U1' }, leads] },
      acknowledgedForSeconds: 1800,
      keepFiringSeconds: 60,
      repeatSeconds: 1800,
      noData: 'alert',
      isGrouped: true,
      toWebhook: true,
      runbook: 'https://wiki.harbour.test/w',
      note: 'call the vendor',
    },
  ],
])('%s', (line, wanted) => {
  expect(typedRule(line)).toMatchObject(wanted);
});

test.each<[string, string]>([
  ['add', 'what is watched'],
  ['add wiat Billing over 5m', 'one of queue-wait, oldest, waiting, missed'],
  ['add queue-wait over 5m', 'Say of what'],
  ['add queue-wait Billing', 'Say over or under'],
  ['add queue-wait Billing over', 'Say over or under'],
  ['add queue-wait Billing over 5 in <#C1>', 'must be a time such as 90s'],
  ['add waiting Billing over 5m in <#C1>', 'must be a whole number'],
  ['add queue-wait Billing over 5m under 3m in <#C1>', 'either over or under'],
  ['add queue-wait Billing over 5m for 2m for 3m in <#C1>', 'Say for only once'],
  ['add queue-wait Billing over 5m in floor', 'After in goes one channel'],
  ['add queue-wait Billing over 5m in <#C1> mention @sam', 'Slack offers when you type @'],
  ['add queue-wait Billing over 5m in <#C1> escalate <@U1>', 'escalate 10m @maya'],
  ['add queue-wait Billing over 5m in <#C1> note call them', 'in quotation marks'],
  ['add queue-wait Billing over 5m when morning in <#C1>', 'mon-fri 08:00-18:00 Europe/Berlin'],
  ['add queue-wait Billing over 5m when mon 08:00-18:00 Europe/Atlantis in <#C1>', 'no time zone'],
  ['add queue-wait Billing over 5m repeat often in <#C1>', 'a time such as 30m, or never'],
  ['add queue-wait Billing over 5m no-data maybe in <#C1>', 'keep (nothing changes)'],
  ['add queue-wait Billing over 5m channel:fax in <#C1>', 'voice, chat, task or email'],
  ['add queue-wait Billing over 5m grouped twice in <#C1>', '“twice”'],
  ['add queue-wait Billing team:South over 5m in <#C1>', 'one kind of thing'],
  ['add missed Billing over 5 in <#C1>', 'within 15m'],
  ['add queue-wait Billing over 5m within 15m in <#C1>', 'leave within out'],
  ['add agent-state Lunch all over 5m in <#C1>', 'status:Lunch'],
  ['add queue-wait Billing over 5m critical 4m in <#C1>', 'more than over'],
  ['edit', 'edit k3x9bd over 6m'],
  ['edit k3x9bd', 'edit k3x9bd over 6m'],
])('%s → %s', (line, problem) => {
  expect(typedRule(line)).toMatchObject({
    kind: 'misunderstood',
    problem: expect.stringContaining(problem),
  });
});

test('times without a zone of anybody are asked back', () => {
  const words = 'add queue-wait Billing over 5m when mon 08:00-18:00 in <#C1>';
  expect(typedRule(words, {}, 'unknown')).toMatchObject({
    problem: expect.stringContaining('does not say your time zone'),
  });
});

const before = typedRule(
  'add queue-wait Billing over 5m critical 10m clear 4m when open in <#C1> mention <@U1> escalate 10m <@U2> repeat 30m ack-holds 1h grouped webhook runbook https://wiki.harbour.test/w note "old"',
);

test.each<[string, object]>([
  ['over 6m', { threshold: 360 }],
  ['critical off', { criticalThreshold: undefined }],
  ['clear off', { clearThreshold: undefined }],
  ['mention none', { mentions: [] }],
  ['mention <@U9>', { mentions: [{ who: { kind: 'user', id: 'U9' }, from: 'warning' }] }],
  ['escalate off', { escalation: undefined }],
  ['repeat never', { repeatSeconds: undefined }],
  ['ack-holds off', { acknowledgedForSeconds: undefined }],
  ['note off', { note: undefined }],
  ['runbook off', { runbook: undefined }],
  ['grouped off', { isGrouped: false }],
  ['webhook off', { toWebhook: false }],
  ['always', { hours: { kind: 'always' } }],
  ['for 1m', { forSeconds: 60 }],
  ['Sales', { scope: { kind: 'queues', ids: [ids.sales] } }],
  [
    'waiting over 3',
    {
      metric: { kind: 'contacts-waiting' },
      threshold: 3,
      criticalThreshold: undefined,
      clearThreshold: undefined,
    },
  ],
])('edit %s changes that and nothing else', (line, change) => {
  if ('problem' in before) throw new Error(before.problem);
  expect(typedRule(`edit k3x9bd ${line}`, before)).toEqual({ ...before, ...change });
});

test('another thing to watch needs its own figure', () => {
  if ('problem' in before) throw new Error(before.problem);
  expect(typedRule('edit k3x9bd waiting', before)).toMatchObject({
    problem: expect.stringContaining('over or under which figure'),
  });
});

test('a queue may be called like a clause', () => {
  expect(() => typedRule('add queue-wait Over 60 over 5m in <#C1>')).toThrow('Over 60');
});
