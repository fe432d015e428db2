import { sandboxInstance } from '../cast.ts';
import type { Contact, Moment } from '../centre/model.ts';
import { arnOf, instanceArn } from '../connect/arns.ts';
import { customerOf } from '../connect/operations/customer.ts';
import { plantedMembers } from '../connect/plant.ts';
import type { ConnectSettings } from '../connect/settings.ts';

export type EventType = Moment['type'] | 'CONTACT_DATA_UPDATED';

/** An event as EventBridge delivers it. */
export interface ContactEvent {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': 'Amazon Connect Contact Event';
  readonly source: 'aws.connect';
  readonly account: string;
  /** Whole seconds. */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>> & { readonly eventType: EventType };
}

/**
 * What Connect puts on the bus when something happens to a contact: everything that is known of it by
 * then, its customer's data among it. Spelled as most samples of the documentation are, which differ.
 */
export function contactEvent(
  id: string,
  { type, at, contact }: Omit<Moment, 'type'> & { readonly type: EventType },
  settings: ConnectSettings,
): ContactEvent {
  const { queueId, enqueuedAt, agentId, connectedAt, afterWorkEndedAt } = contact;
  return {
    version: '0',
    id,
    'detail-type': 'Amazon Connect Contact Event',
    source: 'aws.connect',
    account: sandboxInstance.accountId,
    time: `${at.toISOString().slice(0, 19)}Z`,
    region: sandboxInstance.region,
    resources: [instanceArn, arnOf('contact', contact.id)],
    detail: {
      eventType: type,
      contactId: contact.id,
      initialContactId: contact.initialContactId,
      previousContactId: contact.previousContactId,
      channel: contact.channel,
      instanceArn,
      initiationMethod: contact.initiationMethod,
      initiationTimestamp: contact.initiatedAt.toISOString(),
      queueInfo: queueId && {
        queueArn: arnOf('queue', queueId),
        queueType: 'STANDARD',
        enqueueTimestamp: enqueuedAt?.toISOString(),
      },
      agentInfo: agentId && {
        agentArn: arnOf('agent', agentId),
        connectedToAgentTimestamp: connectedAt?.toISOString(),
        afterContactWorkEndTimestamp: afterWorkEndedAt?.toISOString(),
      },
      disconnectTimestamp: contact.disconnectedAt?.toISOString(),
      disconnectReason: contact.disconnectReason,
      ...customerData(contact, settings),
    },
  };
}

/** What the service knows of the customer; where no field is documented, what a plant puts there. */
function customerData(contact: Contact, settings: ConnectSettings) {
  const { address, name, description, attributes } = customerOf(contact, { settings });
  return {
    customerEndpoint: { type: 'TELEPHONE_NUMBER', address },
    customerId: address,
    name,
    description,
    attributes,
    segmentAttributes: Object.fromEntries(
      Object.entries(attributes).map(([key, valueString]) => [key, { valueString }]),
    ),
    tags: { 'aws:connect:instanceId': sandboxInstance.instanceId },
    ...plantedMembers(settings.plant),
  };
}
