import { describe, expect, test } from '@jest/globals';
import { readEvent } from '../../src/feed/read-event.ts';
import {
  anEvent,
  contactId,
  inQueue,
  instanceArn,
  instanceId,
  planted,
  queueId,
} from './events.ts';

const read = (event: unknown) => readEvent(JSON.stringify(event), instanceId);

const itsTime = new Date('2026-06-01T10:00:30Z');
const queuedAt = new Date('2026-06-01T10:00:10.250Z');
const answeredAt = new Date('2026-06-01T10:01:00.500Z');
const endedAt = new Date('2026-06-01T10:05:00.000Z');
const enqueued = { queueId, at: queuedAt };
const agentInfo = { agentArn: `${instanceArn}/agent/a1`, connectedToAgentTimestamp: answeredAt };

describe('a contact event', () => {
  test.each<[string, string, Readonly<Record<string, unknown>>, object]>([
    ['that one began', 'INITIATED', {}, {}],
    ['that one was queued', 'QUEUED', { queueInfo: inQueue }, { enqueued }],
    [
      'that one was queued, at a time of which nothing is said but that of the event',
      'QUEUED',
      { queueInfo: { queueArn: inQueue.queueArn } },
      { enqueued: { queueId, at: itsTime } },
    ],
    [
      'that one was answered',
      'CONNECTED_TO_AGENT',
      { queueInfo: inQueue, agentInfo },
      { enqueued, answeredAt },
    ],
    ['that one was answered, and no more', 'CONNECTED_TO_AGENT', {}, { answeredAt: itsTime }],
    [
      'that one was answered, whose queue has no time',
      'CONNECTED_TO_AGENT',
      { queueInfo: { queueArn: inQueue.queueArn }, agentInfo },
      { answeredAt },
    ],
    [
      'that one has ended, with all that was before',
      'DISCONNECTED',
      { queueInfo: inQueue, agentInfo, disconnectTimestamp: endedAt },
      { enqueued, answeredAt, endedAt },
    ],
    ['that one has ended, and no more', 'DISCONNECTED', {}, { endedAt: itsTime }],
    ['that its work is over, too', 'COMPLETED', {}, { endedAt: itsTime }],
    [
      'with nulls for what is not known',
      'INITIATED',
      { queueInfo: null, agentInfo: null, disconnectTimestamp: null },
      {},
    ],
    [
      'with times that are none',
      'QUEUED',
      {
        queueInfo: { ...inQueue, enqueueTimestamp: 'soon' },
        disconnectTimestamp: 1_780_000_000,
        agentInfo: { connectedToAgentTimestamp: '9999-12-31T00:00:00Z' },
      },
      { enqueued: { queueId, at: itsTime } },
    ],
    [
      'in the capitals of another sample of the documentation',
      'CONNECTED_TO_AGENT',
      {
        instanceArn: undefined,
        instanceARN: instanceArn,
        AgentInfo: { AgentArn: 'arn', ConnectedToAgentTimestamp: answeredAt },
        QueueInfo: { QueueARN: inQueue.queueArn, EnqueueTimestamp: queuedAt },
      },
      { enqueued, answeredAt },
    ],
  ])('says %s', (_, type, detail, facts) => {
    const event = anEvent(type, detail);

    const known = { eventId: event.id, contactId, channel: 'VOICE' };
    const none = { enqueued: undefined, answeredAt: undefined, endedAt: undefined };
    expect(read(event)).toEqual({ kind: 'contact', event: { ...known, ...none, ...facts } });
  });

  test('has its channel in capitals, as the model has', () => {
    expect(read(anEvent('INITIATED', { channel: 'Voice' }))).toMatchObject({
      event: { channel: 'VOICE' },
    });
  });

  test('gives nothing of the customer', () => {
    const event = anEvent('DISCONNECTED', { queueInfo: { ...inQueue, name: planted } });

    expect(JSON.stringify(event)).toContain(planted);
    expect(JSON.stringify(read(event))).not.toContain(planted);
  });

  test('names its instance in capitals or not', () => {
    const event = anEvent('INITIATED', { instanceArn: instanceArn.toUpperCase() });

    expect(read(event).kind).toBe('contact');
  });

  test.each([
    [
      'is of another instance',
      anEvent('QUEUED', { instanceArn: `${instanceArn}0` }),
      'other-instance',
    ],
    ['changes its data', anEvent('CONTACT_DATA_UPDATED'), 'other-event'],
    ['is of a kind of tomorrow', anEvent('TELEPORTED', { contactId: undefined }), 'other-event'],
    ['is of another service', anEvent('QUEUED', {}, { source: 'aws.s3' }), 'other-event'],
    [
      'is another of Connect’s',
      anEvent('QUEUED', {}, { 'detail-type': 'Contact Lens Realtime Rules Matched', detail: [] }),
      'other-event',
    ],
  ])('that %s is left alone', (_, event, kind) => {
    expect(read(event)).toEqual({ kind });
  });

  test.each<[string, unknown, string]>([
    ['has no id', anEvent('QUEUED', {}, { id: undefined }), 'id'],
    ['has an id that is none', anEvent('QUEUED', {}, { id: 'a:{b}' }), 'id'],
    ['has no time', anEvent('QUEUED', {}, { time: undefined }), 'time'],
    ['has no detail', anEvent('QUEUED', {}, { detail: null }), ''],
    ['has no type', anEvent('', { eventType: undefined }), 'eventtype'],
    ['is of no instance', anEvent('QUEUED', { instanceArn: undefined }), 'instancearn'],
    ['has no contact', anEvent('INITIATED', { contactId: undefined }), 'contactid'],
    ['has a contact with a strange id', anEvent('INITIATED', { contactId: 'a b' }), 'contactid'],
    ['has no channel', anEvent('INITIATED', { channel: undefined }), 'channel'],
    ['has no queue to be queued in', anEvent('QUEUED'), 'queueinfo'],
    ['is a list', [anEvent('QUEUED')], ''],
    ['is nothing', null, ''],
  ])('that %s can never be read', (_, event, about) => {
    const delivered = read(event);
    if (delivered.kind !== 'unreadable') throw new Error(delivered.kind);

    expect(delivered.problems.join()).toContain(about);
    expect(JSON.stringify(delivered)).not.toContain(planted);
  });

  test('that is no JSON can never be read, and nothing of it is told', () => {
    const delivered = readEvent(`{"detail":"${planted}`, instanceId);

    expect(delivered.kind).toBe('unreadable');
    expect(JSON.stringify(delivered)).not.toContain(planted);
  });
});
