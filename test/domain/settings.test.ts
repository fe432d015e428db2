import { expect, test } from '@jest/globals';
import { defaultWaits, type WaitSettings, waitLimitOf } from '../../src/domain/settings.ts';

const waits: WaitSettings = {
  ...defaultWaits,
  limits: {
    byQueue: { billing: { byChannel: { VOICE: 120 }, otherwise: 'off' } },
    otherwise: { byChannel: { VOICE: 300 }, otherwise: 600 },
  },
};

const behind: WaitSettings = {
  ...waits,
  limits: { ...waits.limits, byQueue: { billing: { byChannel: { VOICE: 120 } } } },
};

test('what a queue has no limit of its own for is as for all others', () => {
  expect(waitLimitOf(behind, 'billing', 'VOICE')).toBe(120);
  expect(waitLimitOf(behind, 'billing', 'CHAT')).toBe(600);
});

test.each([
  ['a queue with a limit of its own in this channel', 'billing', 'VOICE', 120],
  ['a queue with limits of its own in another channel', 'billing', 'CHAT', 'off'],
  ['any other queue in a channel with a limit', 'sales', 'VOICE', 300],
  ['any other queue in any other channel', 'sales', 'CHAT', 600],
])('the limit of a wait is found for %s', (_what, queueId, channel, expected) => {
  expect(waitLimitOf(waits, queueId, channel)).toBe(expected);
});
