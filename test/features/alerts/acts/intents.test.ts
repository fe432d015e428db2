import { describe, expect, test } from '@jest/globals';
import { parseAck, parseUnack } from '../../../../src/features/alerts/acts/acknowledge-intent.ts';
import { parseDigest } from '../../../../src/features/alerts/acts/digest-limit.ts';
import { alertActForms } from '../../../../src/features/alerts/acts/index.ts';
import { parseLift } from '../../../../src/features/alerts/acts/lift-silences.ts';
import { parseSilences } from '../../../../src/features/alerts/acts/list-silences.ts';
import { endLine } from '../../../../src/features/alerts/acts/quiet-line.ts';
import { parseQuiet } from '../../../../src/features/alerts/acts/quiet-words.ts';
import { parseSilence } from '../../../../src/features/alerts/acts/silence-intent.ts';
import { snoozeForm } from '../../../../src/features/alerts/acts/snooze-form.ts';
import {
  parseSnooze,
  parseSnoozeForm,
} from '../../../../src/features/alerts/acts/snooze-intent.ts';
import { parseSummary, timesLine } from '../../../../src/features/alerts/summary/summary-intent.ts';
import { readWords, type Word } from '../../../../src/grammar/words.ts';

function words(text: string): readonly Word[] {
  const read = readWords(text);
  if (read.kind === 'problem') throw new Error(read.problem);
  return read.words;
}

const alert = 'a:k3x9bdq2wz';
const word = 'k3x9bdq2wz';

describe('what is said of one alert', () => {
  test.each([
    [parseAck, alert, { kind: 'ack', word, takeOver: false }],
    [parseAck, 'A:K3X9BDQ2WZ', { kind: 'ack', word, takeOver: false }],
    [parseAck, `${alert} take-over`, { kind: 'ack', word, takeOver: true }],
    [parseUnack, alert, { kind: 'unack', word }],
    [parseSnoozeForm, alert, { kind: 'snooze-form', word }],
    [parseSnooze, `${alert} 15m`, { kind: 'snooze', word, end: { kind: 'for', seconds: 900 } }],
    [parseSnooze, `${alert} until-close`, { kind: 'snooze', word, end: { kind: 'close' } }],
  ])('%p understands %s', (parse, text, intent) => {
    expect(parse(words(text))).toEqual(intent);
  });

  test.each([
    [parseAck, '', 'Say which alert: the buttons of its message do'],
    [parseAck, 'k3x9bdq2wz', 'Say which alert'],
    [parseAck, 'a:short', 'Say which alert'],
    [parseAck, `${alert} now`, 'After the alert goes nothing, or take-over'],
    [parseAck, `${alert} take-over now`, 'After the alert goes nothing, or take-over'],
    [parseUnack, `${alert} now`, 'After the alert goes nothing'],
    [parseSnoozeForm, `${alert} 1h`, 'The form asks for how long'],
    [parseSnooze, alert, 'I read a time like 15m, 2h, 18:00, until-close or until-tomorrow here'],
    [parseSnooze, `b:${word} 1h`, 'Say which alert'],
  ])('%p says what to type instead of %j', (parse, text, problem) => {
    expect(parse(words(text))).toMatchObject({
      kind: 'misunderstood',
      problem: expect.stringContaining(problem),
    });
  });
});

describe('how long', () => {
  test.each([
    ['15m', { kind: 'for', seconds: 900 }],
    ['for 2 h', { kind: 'for', seconds: 7200 }],
    ['1h30m', { kind: 'for', seconds: 5400 }],
    ['7d', { kind: 'for', seconds: 604_800 }],
    ['until 18:00', { kind: 'clock', minute: 1080 }],
    ['9.05', { kind: 'clock', minute: 545 }],
    ['until-tomorrow', { kind: 'tomorrow' }],
    ['until tomorrow', { kind: 'tomorrow' }],
    ['until-close', { kind: 'close' }],
    ['until the queue closes', { kind: 'close' }],
  ])('%s is understood, and written the same way again', (text, end) => {
    const asked = parseQuiet(words(text), 'x');
    expect(asked).toEqual({ end });
    if ('end' in asked) expect(parseQuiet(words(endLine(asked)), 'x')).toEqual(asked);
  });

  test.each([
    ['1h reason "fire drill"', 'fire drill'],
    ['1h because fire drill', 'fire drill'],
    ['1h reason:drill two', 'drill two'],
    ['1h because “see ticket:4711, <@U0SAM00001>”', 'see ticket:4711, <@U0SAM00001>'],
  ])('%s has a reason', (text, reason) => {
    expect(parseQuiet(words(text), 'x')).toEqual({ end: { kind: 'for', seconds: 3600 }, reason });
  });

  test.each([
    ['', 'I read a time like 15m'],
    ['soon', 'not “soon”'],
    ['25:00', 'not “25:00”'],
    ['30s', 'Less than a minute is not worth it'],
    ['8d', 'Nothing is quiet for longer than 7 days'],
    ['1h reason', 'After reason goes why'],
    [`1h reason "${'x'.repeat(151)}"`, 'A reason has at most 150 characters'],
  ])('of %j it is said what to type instead', (text, problem) => {
    expect(parseQuiet(words(text), 'x')).toMatchObject({
      problem: expect.stringContaining(problem),
    });
  });
});

describe('what is silenced', () => {
  const end = { kind: 'for', seconds: 7200 } as const;

  test.each([
    ['rule:K3X9BD for 2h', { of: 'rule', ruleId: 'k3x9bd' }],
    ['queue:Billing for 2h', { of: 'queue', ref: { kind: 'named', text: 'Billing' } }],
    ['queue:Tech Support for 2h', { of: 'queue', ref: { kind: 'named', text: 'Tech Support' } }],
    ['queue:"Wait for it" for 2h', { of: 'queue', ref: { kind: 'named', text: 'Wait for it' } }],
    ['agent:<@U0MAR00001> for 2h', { of: 'agent', ref: { kind: 'user', userId: 'U0MAR00001' } }],
  ])('%s', (text, what) => {
    expect(parseSilence(words(text))).toEqual({ kind: 'silence', end, ...what });
  });

  test.each([
    ['', 'Say what is to be quiet and for how long'],
    ['queue:Billing', 'Say what is to be quiet and for how long'],
    ['Billing for 2h', 'Say whether it is a rule:, a queue: or an agent:'],
    ['team:North for 2h', 'not “team:”'],
    ['rule:two words for 2h', 'A rule goes by its short id'],
    ['queue:<@U0MAR00001> for 2h', 'A person is no queue'],
    ['queue:"A" B for 2h', 'in quotation marks'],
    ['queue:Billing for ever', 'I read a time like'],
  ])('of %j it is said what to type instead', (text, problem) => {
    expect(parseSilence(words(text))).toMatchObject({
      kind: 'misunderstood',
      problem: expect.stringContaining(problem),
    });
  });

  test('several silences are lifted by one line, each once', () => {
    expect(parseLift(words('abc234 ABC235 abc234'))).toEqual({
      kind: 'lift',
      ids: ['abc234', 'abc235'],
    });
    for (const text of ['', '"abc234"', 'rule:abc234', 'abc-234']) {
      expect(parseLift(words(text))).toMatchObject({ kind: 'misunderstood' });
    }
    expect(parseSilences(words(''))).toEqual({ kind: 'silences' });
    expect(parseSilences(words('all'))).toMatchObject({ kind: 'misunderstood' });
  });
});

describe('the form of a snooze', () => {
  const filled = (until: string, reason: string) =>
    alertActForms[snoozeForm]?.(
      new Map([
        [`until ${word}`, [until]],
        [`reason ${word}`, reason === '' ? [] : [reason]],
      ]),
    );

  test.each([
    [' 2h ', '', `snooze ${alert} 2h`],
    ['until 18:00', 'fire drill', `snooze ${alert} until 18:00 reason "fire drill"`],
    ['tomorrow', 'a "b" c', `snooze ${alert} tomorrow reason "a 'b' c"`],
  ])('becomes the line that could be typed: %s, %s', (until, reason, text) => {
    expect(filled(until, reason)).toEqual({ kind: 'line', text });
    expect(parseSnooze(words(text.replace('snooze ', '')))).toMatchObject({ kind: 'snooze', word });
  });

  test.each(['soon', '9d', '"2h', ''])('says at its input what is wrong with %j', (until) => {
    const outcome = filled(until, '');

    expect(outcome?.kind === 'problems' && Object.keys(outcome.problems)).toEqual([
      `until ${word}`,
    ]);
  });
});

describe('the timetable of a summary', () => {
  const set = { kind: 'set', channelId: 'C0FLOOR001' } as const;
  const everyDay = [0, 1, 2, 3, 4, 5, 6];

  test.each([
    ['', { kind: 'show' }],
    ['off <#C0FLOOR001>', { kind: 'off', channelId: 'C0FLOOR001' }],
    ['<#C0FLOOR001> off', { kind: 'off', channelId: 'C0FLOOR001' }],
    [
      '<#C0FLOOR001|floor> daily 18:00 Europe/Berlin',
      { ...set, weekdays: everyDay, minute: 1080, zone: 'Europe/Berlin' },
    ],
    [
      '<#C0FLOOR001> weekdays 7:30',
      { ...set, weekdays: [1, 2, 3, 4, 5], minute: 450, zone: undefined },
    ],
    ['<#C0FLOOR001> Fri,mon 09:00', { ...set, weekdays: [1, 5], minute: 540, zone: undefined }],
    ['<#C0FLOOR001> sunday 09:00 UTC', { ...set, weekdays: [0], minute: 540, zone: 'UTC' }],
  ])('%s', (text, intent) => {
    expect(parseSummary(words(text))).toEqual(intent);
  });

  test.each([
    ['daily 18:00', 'Name one channel'],
    ['<#C0FLOOR001> <#C0FLOOR002> daily 18:00', 'Name one channel'],
    ['<#C0FLOOR001> daily', 'Say at what time'],
    ['<#C0FLOOR001> daily 24:00', 'Say at what time'],
    ['<#C0FLOOR001> someday 18:00', 'I read daily, weekdays or days'],
    ['<#C0FLOOR001> daily 18:00 Mars/Base', 'I know no time zone “Mars/Base”'],
    ['<#C0FLOOR001> daily 18:00 Europe/Berlin now', 'I read a channel, the days, a time'],
    ['<#C0FLOOR001> "daily" 18:00', 'I read a channel, the days, a time'],
  ])('of %j it is said what to type instead', (text, problem) => {
    expect(parseSummary(words(text))).toMatchObject({
      kind: 'misunderstood',
      problem: expect.stringContaining(problem),
    });
  });

  test.each(['daily 18:00 Europe/Berlin', 'weekdays 07:05 UTC', 'sun,wed,sat 00:00 Asia/Tokyo'])(
    '%s is written as it is read',
    (text) => {
      const intent = parseSummary(words(`<#C0FLOOR001> ${text}`));
      if (!('weekdays' in intent)) throw new Error('not understood');

      expect(timesLine({ ...intent, zone: intent.zone ?? '' })).toBe(text);
    },
  );
});

test('a digest begins above a number from 1 to 500', () => {
  expect(parseDigest(words(''))).toEqual({ kind: 'digest', above: undefined });
  expect(parseDigest(words('20'))).toEqual({ kind: 'digest', above: 20 });
  for (const text of ['0', '501', '-1', 'many', '20 30', '"20"']) {
    expect(parseDigest(words(text))).toMatchObject({
      problem: expect.stringContaining('from 1 to 500: digest 20'),
    });
  }
});
