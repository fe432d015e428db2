import { expect, test } from '@jest/globals';
import type { Home } from '../../../../src/domain/alerting/alert.ts';
import { digestMessage } from '../../../../src/features/alerts/message/digest-message.ts';
import { now } from '../../../fixtures/floor.ts';
import { anAround, several } from '../../../fixtures/views/alert-messages.ts';
import { pressesIn, textIn } from '../../agents/shown.ts';

const home: Home = { kind: 'digest', id: 'digest|C0ALERTS01|1', channelId: 'C0ALERTS01' };
const digest = (count: number, around = anAround()) =>
  digestMessage({
    homeNow: { home, episodes: several(count, home) },
    around,
    now,
    alsoCalled: [],
  });

test('a digest counts what it collected, what of it is open and what somebody has', () => {
  expect(digest(45).text).toBe(
    'Digest: 45 alerts collected here, 30 open, 6 of them acknowledged. There were more than 20 messages in this channel this hour.',
  );
});

test('a digest lists what is open with who has it, and says how much did not fit', () => {
  const text = textIn(digest(500).blocks);

  expect(text).toContain('acknowledged by <@U0SAM00001> at ');
  expect(text).toMatch(/… and \d+ more/);
  expect(text).not.toContain('Resolved after');
  expect(text).toContain('Rule `abc234` (wait over 5 min): 500 alerts, 333 open');
});

test('a digest is taken as a whole', () => {
  expect(pressesIn(digest(45).blocks).map(({ label }) => label)).toContain('Acknowledge all');
});

test('a digest does not name a number that is not known', () => {
  expect(digest(2, anAround({ digestAbove: undefined })).text).toContain(
    'There were a set number of messages',
  );
});
