import { describe, expect, test } from '@jest/globals';
import type { Episode } from '../../../../src/domain/alerting/alert.ts';
import type { AlertTarget, Rule, RuleMetric } from '../../../../src/domain/alerting/rule.ts';
import { plainly } from '../../../../src/features/alerts/message/called.ts';
import { leadOf } from '../../../../src/features/alerts/message/lead.ts';
import { ids, now, someNames } from '../../../fixtures/floor.ts';
import { anEpisode, aWaitRule, later } from '../../../fixtures/open-alerts.ts';

const window = 1_800;
const since = ', since <!date^1795337880^{time}|08:58 UTC>';
const said = (episode: Episode) => leadOf(episode, { names: someNames(), mayName: true }, plainly);
const read = (value: number, facts = {}, isAtLeast = false): Episode['measured'] => ({
  kind: 'value',
  value,
  isAtLeast,
  facts: { asOf: now, ...facts },
});

type Case = readonly [
  metric: RuleMetric,
  rule: Partial<Rule>,
  measured: Episode['measured'],
  expected: string,
  target?: AlertTarget,
];

const maria: AlertTarget = { kind: 'agent', id: ids.maria };
const onHold: RuleMetric = {
  kind: 'agent-state',
  state: { kind: 'activity', activity: 'on-hold' },
};
const atLunch: RuleMetric = { kind: 'agent-state', state: { kind: 'status', statusId: ids.lunch } };

const rows: readonly Case[] = [
  [{ kind: 'queue-wait' }, {}, read(725), 'the wait in Billing is 12 min, over 5 min'],
  [{ kind: 'queue-wait' }, {}, read(301), 'the wait in Billing is 5 min 1 s, over 5 min'],
  [{ kind: 'queue-wait' }, {}, read(240), 'the wait in Billing is 4 min, was over 5 min'],
  [
    { kind: 'queue-wait' },
    {},
    read(725, { source: 'oldest-contact' }, true),
    'a contact in Billing has waited at least 12 min, over 5 min',
  ],
  [
    { kind: 'queue-wait' },
    {},
    { kind: 'beyond', facts: { asOf: now, waiting: 1 } },
    '1 contact waits in Billing, no estimate: nobody is staffed (set at over 5 min)',
  ],
  [
    { kind: 'queue-wait' },
    {},
    { kind: 'beyond', facts: { asOf: now } },
    'contacts wait in Billing, no estimate: nobody is staffed (set at over 5 min)',
  ],
  [
    { kind: 'queue-wait' },
    {},
    undefined,
    'the wait in Billing is not known: Amazon Connect gives nothing to judge by (set at over 5 min)',
  ],
  [{ kind: 'oldest-contact' }, {}, read(725), 'a contact in Billing has waited 12 min, over 5 min'],
  [
    { kind: 'contacts-waiting' },
    { threshold: 10 },
    read(1_200),
    '1,200 contacts wait in Billing, over 10',
  ],
  [
    { kind: 'missed', windowSeconds: window },
    { threshold: 0 },
    read(1),
    '1 contact was missed in Billing within 30 min, over 0',
  ],
  [
    { kind: 'missed', windowSeconds: window },
    { threshold: 2 },
    read(3, {}, true),
    'Maria Lindqvist missed at least 3 contacts within 30 min, over 2',
    maria,
  ],
  [
    { kind: 'agents-available' },
    { comparison: 'under', threshold: 1 },
    read(0),
    '0 agents are available in Billing, under 1',
  ],
  [
    { kind: 'agents-staffed' },
    { comparison: 'under', threshold: 3 },
    read(1),
    '1 agent is staffed in team East, under 3',
    { kind: 'team', id: ids.group },
  ],
  [
    { kind: 'service-level', windowSeconds: window },
    { comparison: 'under', threshold: 80 },
    read(79.6),
    'the service level in Billing was 79.6 % within 30 min, under 80 %',
  ],
  [
    { kind: 'abandonment', windowSeconds: window },
    { threshold: 5 },
    read(6.04),
    '6 % of contacts in routing profile Tier 1 were abandoned within 30 min, over 5 %',
    { kind: 'routing-profile', id: ids.profile },
  ],
  [
    onHold,
    { threshold: 180 },
    read(250),
    'Maria Lindqvist has been on hold for 4 min, over 3 min',
    maria,
  ],
  [
    atLunch,
    { threshold: 60 },
    read(250),
    'Maria Lindqvist has been in Lunch for 4 min, over 1 min',
    maria,
  ],
  [
    { kind: 'nobody-staffed' },
    { threshold: 0 },
    read(4),
    '4 contacts wait in Billing and nobody is staffed',
  ],
  [
    { kind: 'available-while-waiting' },
    { threshold: 0 },
    read(2, { waiting: 1 }),
    '2 agents are available in Billing while 1 contact waits',
  ],
  [
    { kind: 'available-while-waiting' },
    { threshold: 1 },
    read(2),
    '2 agents are available in the whole contact centre while contacts wait, over 1',
    { kind: 'instance' },
  ],
];

const billing: AlertTarget = { kind: 'queue', id: ids.billing };
/** About Billing, unless told. */
const cases = rows.map(
  ([metric, rule, measured, expected, target = billing]) =>
    [metric, rule, measured, expected, target] as const,
);

describe('the first line says what, how much, against what and since when', () => {
  test.each(cases)('%j %j %j', (metric, change, measured, expected, target) => {
    const rule = aWaitRule({ metric, criticalThreshold: undefined, ...change });
    const episode = anEpisode({ rule, measured, target });

    expect(said(episode)).toBe(`Warning: ${expected}${since}`);
  });

  test('critical names the critical threshold', () => {
    const critical = { level: 'critical', worstLevel: 'critical', measured: read(725) } as const;

    expect(said(anEpisode(critical))).toBe(
      `Critical: the wait in Billing is 12 min, over 10 min${since}`,
    );
  });

  test('its facts are within what a locked phone shows', () => {
    expect(said(anEpisode()).replaceAll(/<!date[^|]*\|([^>]*)>/g, '$1').length).toBeLessThan(100);
  });
});

describe('once it is over the first line says why, after how long, and how bad it was', () => {
  const range =
    'from <!date^1795337880^{time}|08:58 UTC> to <!date^1795338600^{time}|09:10 UTC> (warning)';

  test.each([
    ['resolved', 'Resolved after 12 min'],
    ['outside-hours', 'Closed after 12 min, because the queue is outside the hours of the rule'],
    ['rule-removed', 'Closed after 12 min, because its rule was removed'],
    ['rule-paused', 'Closed after 12 min, because its rule was paused'],
    ['rule-changed', 'Closed after 12 min, because its rule was changed'],
    ['orphaned', 'Closed after 12 min, because what it is about is gone from Amazon Connect'],
    [
      'gone',
      'Closed after 12 min, because the agent is not signed in, or not in what the rule is about, any more',
    ],
  ] as const)('%s', (why, begin) => {
    const episode = anEpisode({ worstValue: 1_100, ended: { at: later(600), why } });

    expect(said(episode)).toBe(
      `${begin}: the wait in Billing was 18 min at worst, over 5 min, ${range}`,
    );
  });

  test('a wait that was beyond any number has none', () => {
    const ended = { at: later(600), why: 'resolved' } as const;

    expect(said(anEpisode({ worstValue: undefined, ended }))).toBe(
      `Resolved after 12 min: contacts waited in Billing and nobody was staffed (set at over 5 min), ${range}`,
    );
  });
});
