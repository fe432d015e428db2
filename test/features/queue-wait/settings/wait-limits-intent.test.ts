import { describe, expect, test } from '@jest/globals';
import { parseWaitLimits } from '../../../../src/features/queue-wait/settings/wait-limits-intent.ts';
import { readWords } from '../../../../src/grammar/words.ts';

function read(line: string) {
  const words = readWords(line);
  if (words.kind === 'problem') throw new Error(words.problem);
  return parseWaitLimits(words.words);
}

const typed = (...words: string[]) => ({ kind: 'typed', words }) as const;
const named = (text: string) => ({ kind: 'named', text }) as const;
const set = (to: number | 'off' | 'default', target: object = {}) => ({
  kind: 'set',
  queue: undefined,
  channel: undefined,
  whole: undefined,
  ...target,
  to,
});

describe('limits of waits are read', () => {
  test.each<[string, object]>([
    ['', { kind: 'show' }],
    ['10m', set(600)],
    ['off', set('off')],
    ['voice 5m', set(300, { channel: 'VOICE' })],
    ['Voice 5 min', set(300, { channel: 'VOICE' })],
    ['channel:e-mail 1h 30m', set(5400, { channel: 'EMAIL' })],
    ['channel: chat default', set('default', { channel: 'CHAT' })],
    ['Billing 4m', set(240, { queue: typed('Billing') })],
    ['"Billing" 4m', set(240, { queue: named('Billing') })],
    ['queue:Billing 4m', set(240, { queue: typed('Billing') })],
    ['Tier 2 30m', set(1800, { queue: typed('Tier', '2') })],
    ['queue:Tier 2 30 min', set(1800, { queue: typed('Tier', '2') })],
    [
      'Billing chat 10m',
      set(600, { queue: typed('Billing'), channel: 'CHAT', whole: typed('Billing', 'chat') }),
    ],
    ['"Billing" chat 10m', set(600, { queue: named('Billing'), channel: 'CHAT' })],
    ['"Live chat" 10m', set(600, { queue: named('Live chat') })],
    ['Billing channel:chat off', set('off', { queue: typed('Billing'), channel: 'CHAT' })],
    ['queue:"Billing" chat off', set('off', { queue: named('Billing'), channel: 'CHAT' })],
    ['channel:chat Billing off', set('off', { queue: typed('Billing'), channel: 'CHAT' })],
    ['Live chat channel:voice 5m', set(300, { queue: typed('Live', 'chat'), channel: 'VOICE' })],
    // With channel: the rest is a name.
    ['Voice channel:chat 5m', set(300, { queue: typed('Voice'), channel: 'CHAT' })],
    // After its key or in quotation marks it is a queue, whatever it is called.
    ['queue:Voice 5m', set(300, { queue: typed('Voice') })],
    ['"voice" 5m', set(300, { queue: named('voice') })],
    ['"off" off', set('off', { queue: named('off') })],
    ['service-level 30s', { kind: 'set-service-level', to: 30 }],
    ['Service Level 1m', { kind: 'set-service-level', to: 60 }],
    ['service-level default', { kind: 'set-service-level', to: 'default' }],
    ['"service-level" 30s', set(30, { queue: named('service-level') })],
  ])('%j', (line, intent) => {
    expect(read(line)).toEqual(intent);
  });
});

describe('what is no limit of a wait gets a sentence with an example', () => {
  test.each([
    ['voice', 'limits Billing chat 10m'],
    ['Billing', 'At the end goes a time'],
    ['Billing soon', 'At the end goes a time'],
    ['Billing 0m', 'At the end goes a time'],
    ['Billing "4m"', 'At the end goes a time'],
    ['Billing 25h', 'type off instead'],
    ['service-level off', 'limits service-level 30s'],
    ['channel:pigeon 5m', 'one queue, one channel, both or none'],
    ['Billing, Sales 5m', 'one queue, one channel, both or none'],
    ['queue:Billing,Sales 5m', 'one queue, one channel, both or none'],
    ['voice, chat 5m', 'one queue, one channel, both or none'],
    ['agent:maria 5m', 'one queue, one channel, both or none'],
    ['group:emea 5m', 'one queue, one channel, both or none'],
    ['<@U1> 5m', 'one queue, one channel, both or none'],
    ['<!subteam^S1|@x> 5m', 'A Slack user group is no filter here'],
    ['flavour:sour 5m', 'I do not know “flavour:” here'],
    ['queue: 5m', 'Nothing follows queue:'],
  ])('%j', (line, part) => {
    expect(read(line)).toEqual({ kind: 'misunderstood', problem: expect.stringContaining(part) });
  });
});
