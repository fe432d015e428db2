import { describe, expect, test } from '@jest/globals';
import {
  type LimitsIntent,
  parseLimits,
} from '../../../../src/features/agents/settings/limits-intent.ts';
import { readWords } from '../../../../src/grammar/words.ts';

function read(line: string) {
  const words = readWords(line);
  if (words.kind === 'problem') throw new Error(words.problem);
  return parseLimits(words.words);
}

const byChannel = (
  of: 'contact' | 'hold' | 'afterContactWork',
  channel: string | undefined,
  to: number | 'off' | 'default',
): LimitsIntent => ({
  kind: 'set-by-channel',
  of,
  channel,
  to,
});
const named = (text: string) => ({ kind: 'named', text }) as const;
const typed = (...words: string[]) => ({ kind: 'typed', words }) as const;

describe('limits are read', () => {
  test.each<[string, LimitsIntent]>([
    ['', { kind: 'show' }],
    ['hold 3m', byChannel('hold', undefined, 180)],
    ['HOLD Voice 2M', byChannel('hold', 'VOICE', 120)],
    ['on-hold call 90s', byChannel('hold', 'VOICE', 90)],
    ['contact chat 30m', byChannel('contact', 'CHAT', 1800)],
    ['contact channel:e-mail 1h', byChannel('contact', 'EMAIL', 3600)],
    ['acw 4m', byChannel('afterContactWork', undefined, 240)],
    ['after-contact-work task off', byChannel('afterContactWork', 'TASK', 'off')],
    ['acw default', byChannel('afterContactWork', undefined, 'default')],
    ['contact 24h', byChannel('contact', undefined, 86_400)],
    ['hold 3 min', byChannel('hold', undefined, 180)],
    ['contact voice 1h 30m', byChannel('contact', 'VOICE', 5400)],
    ['status 30m', { kind: 'set-by-status', status: undefined, to: 1800 }],
    ['status "Lunch" 45m', { kind: 'set-by-status', status: named('Lunch'), to: 2700 }],
    ['status Lunch 45 min', { kind: 'set-by-status', status: typed('Lunch'), to: 2700 }],
    ['status:Lunch off', { kind: 'set-by-status', status: named('Lunch'), to: 'off' }],
    [
      'status status:"Back office" default',
      { kind: 'set-by-status', status: named('Back office'), to: 'default' },
    ],
    // A number at the end of a name is no part of the time.
    ['status Tier 2 30m', { kind: 'set-by-status', status: typed('Tier', '2'), to: 1800 }],
    ['status “Tier 2” 30m', { kind: 'set-by-status', status: named('Tier 2'), to: 1800 }],
  ])('%j', (line, intent) => {
    expect(read(line)).toEqual(intent);
  });
});

describe('what is no limit gets a sentence with an example', () => {
  test.each([
    ['constructor 3m', 'limits hold 3m'],
    ['queue 3m', 'limits hold 3m'],
    ['"hold" 3m', 'limits hold 3m'],
    ['<@U0SAM00001> 3m', 'limits hold 3m'],
    ['hold', 'limits hold voice 2m'],
    ['hold 0m', 'limits hold voice 2m'],
    ['hold -3m', 'limits hold voice 2m'],
    ['hold soon', 'limits hold voice 2m'],
    ['hold "3m"', 'limits hold voice 2m'],
    ['hold 25h', 'type off instead'],
    ['acw 5m', 'limits acw 4m'],
    ['acw voice 10m', 'limits acw 4m'],
    ['hold 3m please', 'limits hold voice 2m'],
    ['hold fax 3m', 'limits hold voice 2m'],
    ['hold constructor 3m', 'limits hold voice 2m'],
    ['hold voice chat 3m', 'limits hold voice 2m'],
    ['hold queue:Billing 3m', 'limits hold voice 2m'],
    ['status', 'limits status "Lunch" 45m'],
    ['status Lunch', 'limits status "Lunch" 45m'],
    ['status <@U0SAM00001> 3m', 'limits status "Lunch" 45m'],
    ['status agent:maria 3m', 'limits status "Lunch" 45m'],
    ['status "Lunch" "Break" 3m', 'limits status "Lunch" 45m'],
  ])('%j', (line, part) => {
    expect(read(line)).toEqual({ kind: 'misunderstood', problem: expect.stringContaining(part) });
  });
});
