import { randomUUID } from 'node:crypto';

export const instanceId = '5a0d1c2e-7b1f-4c3d-9e8f-0a1b2c3d4e5f';
export const instanceArn = `arn:aws:connect:eu-central-1:123456789012:instance/${instanceId}`;
export const queueId = '10000000-0000-4000-8000-000000000001';
export const contactId = '60000000-0000-4000-8000-000000000001';

/** What the service knows of a customer, wherever it may stand. */
export const planted = 'PLANTED-CUSTOMER-DATA';
const customer = {
  customerEndpoint: { type: 'TELEPHONE_NUMBER', address: planted },
  systemEndpoint: { type: 'TELEPHONE_NUMBER', address: planted },
  attributes: { note: planted },
  segmentAttributes: { 'connect:Note': { valueString: planted } },
  tags: { note: planted },
  name: planted,
};

/** A contact event as EventBridge delivers it; parts of its detail can be replaced. */
export function anEvent(
  eventType: string,
  detail: Readonly<Record<string, unknown>> = {},
  around: Readonly<Record<string, unknown>> = {},
) {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Amazon Connect Contact Event',
    source: 'aws.connect',
    account: '123456789012',
    time: '2026-06-01T10:00:30Z',
    region: 'eu-central-1',
    resources: [instanceArn, `${instanceArn}/contact/${contactId}`],
    detail: {
      eventType,
      contactId,
      channel: 'VOICE',
      instanceArn,
      initiationMethod: 'INBOUND',
      initiationTimestamp: '2026-06-01T09:59:00.000Z',
      ...customer,
      ...detail,
    },
    ...around,
  };
}

export const inQueue = {
  queueArn: `${instanceArn}/queue/${queueId}`,
  queueType: 'STANDARD',
  enqueueTimestamp: '2026-06-01T10:00:10.250Z',
};
