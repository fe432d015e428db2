import type * as sdk from '@aws-sdk/client-connect';
import { sandboxInstance } from '../../cast.ts';
import type { Contact } from '../../centre/model.ts';
import { arnOf, bareId } from '../arns.ts';
import { type Context, usualTokenLife } from '../context.ts';
import { notFound } from '../service-error.ts';
import { asIndexed, checkSearch, isFound, sorted } from './contact-search.ts';
import { customerOf } from './customer.ts';

/** Contacts of a time range. Voice is found only once it reached an agent or ended. */
export function searchContacts(
  input: sdk.SearchContactsRequest,
  context: Context,
): sdk.SearchContactsResponse {
  checkSearch(input);
  const view = context.centre.view();
  const indexed = context.clock.now().getTime() - context.settings.searchLagSeconds * 1000;
  const { rows, kept, nextToken } = context.pages.cut({
    operation: 'SearchContacts',
    input: { ...input },
    defaultSize: 100,
    lifeSeconds: usualTokenLife,
    freshness: 'kept',
    read: () => {
      const found = [...view.contacts.values()]
        .flatMap((contact) => asIndexed(contact, indexed))
        .filter((contact) => isFound(contact, input, view));
      return { rows: sorted(found, input.Sort) };
    },
  });
  return {
    Contacts: rows.map((contact) => summaryOf(contact, context)),
    NextToken: nextToken,
    TotalCount: kept.rows.length,
  };
}

export function describeContact(
  { ContactId }: sdk.DescribeContactRequest,
  context: Context,
): sdk.DescribeContactResponse {
  const now = context.centre.view().contacts.get(bareId(ContactId ?? ''));
  const lagMs = context.settings.contactLagSeconds * 1000;
  const isLate = now && lagMs > 0;
  const contact = isLate ? asIndexed(now, context.clock.now().getTime() - lagMs)[0] : now;
  if (!contact) throw notFound('The contact');
  const { address, attributes, description } = customerOf(contact, context);
  const Type = contact.channel === 'VOICE' ? 'TELEPHONE_NUMBER' : 'EMAIL_ADDRESS';
  const { connectedAt, agentId, disconnectedAt, afterWorkEndedAt } = contact;
  return {
    Contact: {
      ...summaryOf(contact, context),
      Description: description,
      AgentInfo: agentId
        ? {
            Id: agentId,
            AcceptedByAgentTimestamp: connectedAt,
            ConnectedToAgentTimestamp: connectedAt,
            AfterContactWorkStartTimestamp: disconnectedAt,
            AfterContactWorkEndTimestamp: afterWorkEndedAt,
          }
        : undefined,
      CustomerEndpoint: { Type, Address: address, DisplayName: address },
      CustomerId: address,
      Attributes: { ...attributes },
      RingStartTimestamp: contact.ringStartedAt,
      DisconnectReason: disconnectedAt && contact.disconnectReason,
      LastUpdateTimestamp: disconnectedAt ?? connectedAt ?? contact.initiatedAt,
    },
  };
}

function summaryOf(contact: Contact, context: Context) {
  const { name, attributes } = customerOf(contact, context);
  const segment = Object.entries(attributes).map(
    ([key, ValueString]) => [key, { ValueString }] as const,
  );
  return {
    Arn: arnOf('contact', contact.id),
    Id: contact.id,
    InitialContactId: contact.initialContactId,
    PreviousContactId: contact.previousContactId,
    InitiationMethod: contact.initiationMethod as sdk.ContactInitiationMethod,
    Channel: contact.channel,
    Name: name,
    QueueInfo: contact.queueId
      ? { Id: contact.queueId, EnqueueTimestamp: contact.enqueuedAt }
      : undefined,
    AgentInfo: contact.agentId
      ? { Id: contact.agentId, ConnectedToAgentTimestamp: contact.connectedAt }
      : undefined,
    InitiationTimestamp: contact.initiatedAt,
    DisconnectTimestamp: contact.disconnectedAt,
    SegmentAttributes: Object.fromEntries(segment),
    Tags: { 'aws:connect:instanceId': sandboxInstance.instanceId },
  };
}
