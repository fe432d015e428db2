import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { asWritten, findIn } from '../../../../src/features/alerts/file/find-names.ts';
import { readRuleFile } from '../../../../src/features/alerts/file/read-file.ts';
import { ruleFile } from '../../../../src/features/alerts/file/write-file.ts';
import { ids, someGroups, someNames } from '../../../fixtures/floor.ts';
import { anySpec } from './any-spec.ts';

const names = someNames({ queueGroups: someGroups() });
const read = (text: string) => readRuleFile(text, findIn(names));

function problems(text: string): readonly string[] {
  const file = read(text);
  return file.kind === 'problems'
    ? file.problems.map(({ line, problem }) => `${line}: ${problem}`)
    : [];
}

const rule = (...lines: readonly string[]) =>
  ['version: 1', 'rules:', '  - watch: queue-wait', ...lines.map((line) => `    ${line}`)].join(
    '\n',
  );

test('any rule is the same after it was written and read, by names and by ids', () => {
  fc.assert(
    fc.property(fc.array(anySpec, { maxLength: 5 }), (specs) => {
      for (const [known, find] of [
        [{ names }, findIn(names)],
        [{}, asWritten],
      ] as const) {
        const file = readRuleFile(ruleFile(specs, known), find);
        if (file.kind === 'problems') throw new Error(JSON.stringify(file.problems));
        expect(file.rules.map(({ spec }) => spec)).toEqual(specs);
      }
    }),
    { numRuns: 100 },
  );
});

test('a file reads as it is explained', () => {
  const file = read(
    [
      'version: 1',
      'rules:',
      '  - id: k3x9ab',
      '    watch: queue-wait',
      '    queues: [Billing, sales]',
      '    channels: [voice]',
      '    over: 5m',
      '    critical: 10m',
      '    clear: 4m',
      '    for: 2m',
      '    when: { zone: Europe/Berlin, times: ["mon-fri 08:00-18:00", "sat,sun 22:00-02:00"] }',
      '    post-in: C0FLOOR001 # floor',
      '    mention: [U0SAM00001, { who: S0LEADS001, from: critical }]',
      '    escalate: { after: 10m, who: [U0MAYA0001] }',
    ].join('\n'),
  );

  expect(file).toEqual({
    kind: 'read',
    cases: [],
    rules: [
      {
        line: 3,
        id: 'k3x9ab',
        spec: {
          metric: { kind: 'queue-wait' },
          scope: { kind: 'queues', ids: [ids.billing, ids.sales] },
          channels: ['VOICE'],
          comparison: 'over',
          threshold: 300,
          criticalThreshold: 600,
          clearThreshold: 240,
          forSeconds: 120,
          keepFiringSeconds: 0,
          noData: 'keep',
          hours: {
            kind: 'timetable',
            timetable: {
              zone: 'Europe/Berlin',
              slices: [
                { weekdays: [1, 2, 3, 4, 5], fromMinute: 480, untilMinute: 1080 },
                { weekdays: [0, 6], fromMinute: 1320, untilMinute: 120 },
              ],
            },
          },
          slackChannelId: 'C0FLOOR001',
          mentions: [
            { who: { kind: 'user', id: 'U0SAM00001' }, from: 'warning' },
            { who: { kind: 'user-group', id: 'S0LEADS001' }, from: 'critical' },
          ],
          escalation: { afterSeconds: 600, who: [{ kind: 'user', id: 'U0MAYA0001' }] },
          isGrouped: false,
          toWebhook: false,
        },
      },
    ],
  });
});

test('what is written is readable: names, a comment for the channel, nothing that is as usual', () => {
  const file = read(rule('queues: Billing', 'over: 5m', 'post-in: C0FLOOR001'));
  if (file.kind !== 'read') throw new Error(JSON.stringify(file));
  const channels = new Map([['C0FLOOR001', 'floor']]);

  expect(
    ruleFile(
      file.rules.map(({ spec }) => ({ ...spec, id: 'k3x9ab' })),
      { names, channels },
    ),
  ).toBe(
    [
      '# Rules of Floorwalker. Type /alerts import to read a file like this one.',
      '# A rule without an id is a new one. Nothing is changed before you have seen the difference.',
      '',
      'version: 1',
      'rules:',
      '  - id: k3x9ab',
      '    watch: queue-wait',
      '    queues: [ Billing ]',
      '    over: 5m',
      '    when: always',
      '    post-in: C0FLOOR001 # floor',
      '',
    ].join('\n'),
  );
});

describe('what is wrong is said by line', () => {
  const fine = ['queues: [Billing]', 'over: 5m', 'post-in: C0FLOOR001'];

  test.each<[string, string, string]>([
    ['a time', rule(...fine, 'for: five'), '7: for must be a time such as 90s, 5m or 1h30m'],
    [
      'a threshold of another unit',
      rule('queues: [Billing]', 'over: 80%', 'post-in: C0FLOOR001'),
      '5: over must be a time such as 90s, 5m or 1h30m',
    ],
    [
      'a slip in a field',
      rule(...fine, 'critcal: 10m'),
      '7: there is no field critcal: did you mean critical?',
    ],
    [
      'a slip in a name',
      rule('queues: [Sales, Biling]', ...fine.slice(1)),
      '4: there is no queue called “Biling”: did you mean Billing?',
    ],
    [
      'a part of a name',
      rule('queues: [Bill]', ...fine.slice(1)),
      '4: there is no queue called “Bill”: did you mean Billing?',
    ],
    [
      'a critical threshold that is not worse',
      rule(...fine, 'critical: 4m'),
      '7: Critical has to be more than over.',
    ],
    ['two scopes', rule(...fine, 'all: true'), '7: a rule is about one of queues, group'],
    ['no scope', rule(...fine.slice(1)), '3: a rule is about one of queues, group'],
    [
      'no threshold',
      rule('queues: [Billing]', 'post-in: C0FLOOR001'),
      '3: say over or under which',
    ],
    [
      'a missing channel',
      rule('queues: [Billing]', 'over: 5m'),
      '3: post-in is missing: the id of a Slack channel, such as C0FLOOR001',
    ],
    [
      'a scope that its metric has not',
      rule('team: East', ...fine.slice(1)),
      '4: This is a figure of queues: choose queues, a group of queues, or all.',
    ],
    [
      'a zone',
      rule(...fine, 'when: { zone: Berlin, times: ["mon-fri 08:00-18:00"] }'),
      '7: There is no time zone Berlin: write one as Europe/Berlin.',
    ],
    [
      'a time of the week',
      rule(...fine, 'when: { zone: Europe/Berlin, times: ["weekdays"] }'),
      '7: when must be always, open, or a zone and times',
    ],
    ['no map', 'version: 1\nrules:\n  - queue-wait', '3: a rule begins with a field such as id:'],
    ['another version', 'version: 2\nrules: []', '1: version must be 1'],
    ['no file at all', '', '1: a file of rules begins with a field such as version:'],
    ['no YAML', 'version: 1\nrules: [', '2: '],
    [
      'the same id twice',
      `${rule('id: a2', ...fine)}\n  - watch: oldest\n    id: a2\n${fine.map((line) => `    ${line}`).join('\n')}`,
      '9: rule a2 stands in the file twice',
    ],
  ])('%s', (_what, text, wanted) => {
    expect(problems(text)).toEqual([expect.stringContaining(wanted)]);
  });

  test('everything at once, in order, and no more than twenty', () => {
    const bad = Array.from({ length: 25 }, () => '  - watch: nothing').join('\n');
    const file = read(`version: 1\nrules:\n${bad}\n`);
    if (file.kind !== 'problems') throw new Error(file.kind);

    // Each lacks its channel, too.
    expect(file.problems).toHaveLength(20);
    expect(file.more).toBe(30);
    expect(file.problems[0]).toEqual({
      line: 3,
      problem: expect.stringContaining('watch must be one of queue-wait'),
    });
  });

  test('names that could not be read are no reason to guess', () => {
    const unread = someNames({ queues: new Map(), missing: ['queues'] });
    const file = readRuleFile(rule(...fine), findIn(unread));

    expect(file).toMatchObject({
      kind: 'problems',
      problems: [{ line: 4, problem: expect.stringContaining('could not be read just now') }],
    });
  });
});

test('a name of digits keeps its zeros', () => {
  const named = someNames({ queues: new Map([['q-7', '007']]) });
  const file = readRuleFile(
    rule('queues: [007]', 'over: 5m', 'post-in: C0FLOOR001'),
    findIn(named),
  );

  expect(file).toMatchObject({ rules: [{ spec: { scope: { ids: ['q-7'] } } }] });
});
