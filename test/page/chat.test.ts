import { describe, expect, test } from '@jest/globals';
import type { Notification, SeenMessage } from '../../sandbox/drive/api.ts';
import { commandInUse, moved, offersFor } from '../../sandbox/page/app/chat/completion.ts';
import { deliveryMarks } from '../../sandbox/page/app/chat/delivery-marks.ts';
import { continues, postedAt, threadsOf } from '../../sandbox/page/app/chat/threads.ts';
import { state } from '../fixtures/page/world.ts';

function message(given: Partial<SeenMessage>): SeenMessage {
  return {
    ts: '100.000001',
    channel: 'C1',
    userId: 'U1',
    isBot: false,
    text: '',
    blocks: [],
    isEphemeral: false,
    edits: 0,
    ...given,
  };
}

describe('command completion', () => {
  test.each([
    ['/', ['/agents', '/alerts', '/monitor', '/queue-wait']],
    ['/a', ['/agents', '/alerts', '/queue-wait']],
    ['/WAIT', ['/queue-wait']],
    ['/agents', ['/agents']],
    ['/agents ', []],
    ['hello /a', []],
    ['/nothing', []],
  ])('offers for %j', (line, expected) => {
    expect(offersFor(state, line).offers.map(({ name }) => name)).toEqual(expected);
  });

  test.each([
    ['/agents @sup', ['@supervisors']],
    ['@', ['@Sam Okafor', '@Lea Brandt', '@Maria Lindqvist', '@Ada Novak']],
    ['look, @lea b', ['@Lea Brandt']],
    ['@Lea Brandt ', []],
    ['@OKA', ['@Sam Okafor']],
    ['in #', ['#floor', '#alerts', '#general', '#partner-shared']],
    ['in #al', ['#alerts']],
    ['sam@harbour', []],
    ['#day', []],
  ])('offers names for %j', (line, expected) => {
    const names = offersFor(state, line).offers.map(({ name }) => name);

    expect(names.slice(0, 4)).toEqual(expected);
  });

  test.each([
    ['/agents Billing', '/agents'],
    ['/agents', undefined],
    ['/agentsx y', undefined],
  ])('shows the usage while arguments of %j are typed', (line, expected) => {
    expect(commandInUse(state.commands, line)?.command).toBe(expected);
  });

  test.each([
    ['/ag', '/agents '],
    ['/agents @sup', '/agents @supervisors '],
    ['in #FLO', 'in #floor '],
  ])('completes %j to the whole and the blank that more follows', (line, expected) => {
    expect(offersFor(state, line).offers[0]?.line).toBe(expected);
  });

  test('walks around the ends of the list', () => {
    expect([moved(0, -1, 3), moved(2, 1, 3), moved(0, 1, 0)]).toEqual([2, 0, 0]);
  });
});

describe('delivery marks', () => {
  const buzz: Notification = { at: '', channel: 'C1', ts: '100.000001', text: '', why: 'mention' };

  test.each([
    ['nothing for a post that buzzed nobody', 0, [], []],
    ['a bell for a post that made the phone buzz', 0, [buzz], ['notified']],
    ['silence for an edit', 2, [], ['updated-silently']],
    [
      'both for a post that buzzed and was then changed',
      1,
      [buzz],
      ['notified', 'updated-silently'],
    ],
    ['nothing for a buzz in another channel', 0, [{ ...buzz, channel: 'C2' }], []],
  ])('show %s', (_name, edits, notifications, expected) => {
    expect(deliveryMarks(message({ edits }), notifications)).toEqual(expected);
  });
});

describe('threads', () => {
  test('put replies under their root and leave orphans by themselves', () => {
    const root = message({ ts: '100.000001', threadTs: '100.000001' });
    const reply = message({ ts: '200.000001', threadTs: '100.000001' });
    const orphan = message({ ts: '300.000001', threadTs: '50.000001' });

    expect(threadsOf([root, reply, orphan])).toEqual([
      { root, replies: [reply] },
      { root: orphan, replies: [] },
    ]);
  });

  test.each([
    ['the same person soon after', {}, true],
    ['another person', { userId: 'U2' }, false],
    ['five minutes later', { ts: '400.000001' }, false],
    ['a message only one person sees', { isEphemeral: true }, false],
  ])('join %s: %j', (_name, change, expected) => {
    expect(continues(message({ ts: '110.000001', ...change }), message({}))).toBe(expected);
  });

  test('read the time of a message from its ts', () => {
    expect(postedAt('1795350240.000200')).toBe(1_795_350_240_000);
  });
});
