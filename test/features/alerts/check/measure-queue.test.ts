import { describe, expect, test } from '@jest/globals';
import type { QueueChannelReading } from '../../../../src/domain/contact-centre.ts';
import {
  measureQueue,
  type QueueMetricKind,
} from '../../../../src/features/alerts/check/measure-queue.ts';
import type { QueueRows } from '../../../../src/features/alerts/check/readings.ts';
import { aRow } from './rig.ts';

const asOf = new Date('2026-06-01T10:00:00Z');

function of(
  kind: QueueMetricKind,
  rows: readonly QueueChannelReading[],
  estimate: QueueRows['estimate'] = 'asked',
) {
  const measured = measureQueue(kind, rows, { asOf, estimate, byQueue: new Map() });
  switch (measured.kind) {
    case 'value':
      return `${measured.isAtLeast ? '>=' : ''}${measured.value}`;
    case 'no-data':
      return measured.reason;
    default:
      return measured.kind;
  }
}

const none = {
  estimatedWaitSeconds: undefined,
  oldestContactSeconds: undefined,
  contactsInQueue: undefined,
  agentsAvailable: undefined,
  agentsStaffed: undefined,
};
const empty = aRow({ ...none, contactsInQueue: 0, agentsStaffed: 3, agentsAvailable: 3 });
const chat = (parts: Partial<QueueChannelReading>) => aRow({ channel: 'CHAT', ...parts });

describe('the wait in a queue', () => {
  test.each<[string, readonly QueueChannelReading[], string]>([
    [
      'an empty queue has none, whatever the estimate',
      [{ ...empty, estimatedWaitSeconds: 90 }],
      '0',
    ],
    ['an empty queue has none, staffed or not', [{ ...empty, agentsStaffed: 0 }], '0'],
    ['contacts and nobody staffed are beyond any', [aRow({ agentsStaffed: 0 })], 'beyond'],
    [
      'nobody staffed is beyond without any number',
      [aRow({ ...none, contactsInQueue: 1, agentsStaffed: 0 })],
      'beyond',
    ],
    [
      'without an estimate it is the oldest contact or more',
      [aRow({ estimatedWaitSeconds: undefined })],
      '>=120',
    ],
    ['a row that did not come is no zero', [], 'queue-absent'],
    [
      'without estimate and age it is not known',
      [aRow({ ...none, contactsInQueue: 2, agentsStaffed: 1 })],
      'no-estimate',
    ],
    ['without counts it is not known', [aRow(none)], 'no-counts'],
    [
      'the worse of both counts',
      [aRow({ estimatedWaitSeconds: 40, oldestContactSeconds: 600 })],
      '600',
    ],
    ['the worst channel counts', [aRow(), chat({ estimatedWaitSeconds: 500 })], '500'],
    ['a channel that says nothing may have more', [aRow(), chat(none)], '>=352'],
    ['an empty channel reassures only with the others', [empty, chat(none)], 'no-counts'],
    ['one channel without anybody is beyond', [aRow(), chat({ agentsStaffed: 0 })], 'beyond'],
  ])('%s', (_, rows, wanted) => {
    expect(of('queue-wait', rows)).toBe(wanted);
  });

  test('is the age of the oldest contact where the instance never estimates', () => {
    expect(of('queue-wait', [aRow({ estimatedWaitSeconds: undefined })], 'refused')).toBe('120');
  });

  test('is told with the figures of the channel that decided', () => {
    const rows = [
      aRow(),
      chat({ estimatedWaitSeconds: 900, contactsInQueue: 2, agentsStaffed: 1 }),
    ];
    expect(
      measureQueue('queue-wait', rows, { asOf, estimate: 'asked', byQueue: new Map() }),
    ).toMatchObject({
      facts: { asOf, channel: 'CHAT', source: 'estimate', waiting: 2, staffed: 1 },
    });
  });
});

test.each<[QueueMetricKind, string, readonly QueueChannelReading[], string]>([
  [
    'oldest-contact',
    'the oldest of any channel',
    [aRow(), chat({ oldestContactSeconds: 300 })],
    '300',
  ],
  ['oldest-contact', 'nobody waits, nobody has waited', [empty], '0'],
  ['oldest-contact', 'an unknown age may be more', [aRow(), chat(none)], '>=120'],
  ['oldest-contact', 'no age at all is no zero', [aRow(none)], 'no-counts'],
  ['oldest-contact', 'no row is no zero', [], 'queue-absent'],
  ['contacts-waiting', 'the sum of channels', [aRow(), chat({ contactsInQueue: 2 })], '9'],
  ['contacts-waiting', 'an unknown count comes on top', [aRow(), chat(none)], '>=7'],
  ['contacts-waiting', 'no count is no zero', [aRow(none)], 'no-counts'],
  ['contacts-waiting', 'nobody waits', [empty], '0'],
  [
    'agents-available',
    'an agent of two channels counts once',
    [aRow({ agentsAvailable: 2 }), chat({ agentsAvailable: 2 })],
    '2',
  ],
  [
    'agents-available',
    'an unknown channel may have more',
    [aRow({ agentsAvailable: 1 }), chat(none)],
    '>=1',
  ],
  ['agents-staffed', 'the channel with the most', [aRow(), chat({ agentsStaffed: 9 })], '9'],
  ['agents-staffed', 'no value is no zero', [aRow(none)], 'no-counts'],
  ['nobody-staffed', 'contacts that nobody is there for', [aRow({ agentsStaffed: 0 })], '7'],
  ['nobody-staffed', 'somebody is there', [aRow()], '0'],
  ['nobody-staffed', 'nobody waits, so nobody is missed', [{ ...empty, agentsStaffed: 0 }], '0'],
  [
    'nobody-staffed',
    'one channel without anybody',
    [aRow(), chat({ agentsStaffed: 0, contactsInQueue: 2 })],
    '2',
  ],
  ['nobody-staffed', 'staffed is not known', [aRow({ agentsStaffed: undefined })], 'no-counts'],
  ['available-while-waiting', 'agents who could take it', [aRow({ agentsAvailable: 2 })], '2'],
  ['available-while-waiting', 'nobody waits', [empty], '0'],
  ['available-while-waiting', 'nobody is free', [aRow()], '0'],
  [
    'available-while-waiting',
    'free for chat while calls wait is no fault',
    [aRow(), { ...empty, channel: 'CHAT' }],
    '0',
  ],
  [
    'available-while-waiting',
    'who is free is not known',
    [aRow({ agentsAvailable: undefined })],
    'no-counts',
  ],
])('%s: %s', (kind, _, rows, wanted) => {
  expect(of(kind, rows)).toBe(wanted);
});
