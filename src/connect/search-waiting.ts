import {
  type ContactSearchSummary,
  type SearchContactsAdditionalTimeRangeCriteria,
  SearchContactsCommand,
} from '@aws-sdk/client-connect';
import {
  byWait,
  type WaitingContact,
  type WaitingQuestion,
  type WaitingReading,
} from '../domain/waiting.ts';
import type { CallOptions } from '../ports/connect.ts';
import type { ConnectCalls } from './connect-calls.ts';
import { idsPerCall } from './pages.ts';
import { dateFrom, numberFrom, textFrom } from './to-domain.ts';

type TimeType = 'CONNECTED_TO_AGENT_TIMESTAMP' | 'DISCONNECT_TIMESTAMP';

interface Request extends WaitingQuestion {
  readonly instance: string;
  readonly options: CallOptions;
}

/**
 * One page of the contacts that were queued and neither answered nor ended: one call, since the
 * service allows one in two seconds. It sorts by no time of queueing, so the page is of those that
 * began last, or first, and is put in order here. Voice contacts are not found while they wait (documented for
 * the search page; that the API is like it is UNVERIFIED), and the index lags by seconds to minutes.
 */
export async function searchWaiting(
  calls: ConnectCalls,
  { instance, queueIds, channels, from, order, options }: Request,
): Promise<WaitingReading> {
  const asOf = calls.clock.now();
  if (queueIds.length === 0 || channels.length === 0) return { asOf, contacts: [], total: 0 };
  const answer = await calls.send(
    { instance, operation: 'SearchContacts', options },
    (client, http) =>
      client.send(
        new SearchContactsCommand({
          InstanceId: instance,
          TimeRange: { Type: 'ENQUEUE_TIMESTAMP', StartTime: from, EndTime: asOf },
          SearchCriteria: {
            QueueIds: [...queueIds],
            Channels: channels.map((channel) => channel as 'CHAT'),
            AdditionalTimeRange: {
              MatchType: 'MATCH_ALL',
              Criteria: [without('CONNECTED_TO_AGENT_TIMESTAMP'), without('DISCONNECT_TIMESTAMP')],
            },
          },
          Sort: {
            FieldName: 'INITIATION_TIMESTAMP',
            Order: order === 'oldest' ? 'ASCENDING' : 'DESCENDING',
          },
          MaxResults: idsPerCall,
        }),
        http,
      ),
  );
  const contacts = (answer.Contacts ?? []).flatMap(waitingOf).toSorted(byWait(order));
  return { asOf, contacts, total: numberFrom(answer.TotalCount) };
}

function without(Type: TimeType): SearchContactsAdditionalTimeRangeCriteria {
  return { TimestampCondition: { Type, ConditionType: 'NOT_EXISTS' } };
}

/** A row that says itself that it waits no more is left out, whatever was asked for. */
function waitingOf(row: ContactSearchSummary): readonly WaitingContact[] {
  const contactId = textFrom(row.Id);
  const channel = textFrom(row.Channel);
  const queueId = textFrom(row.QueueInfo?.Id);
  const isOver =
    dateFrom(row.AgentInfo?.ConnectedToAgentTimestamp) ?? dateFrom(row.DisconnectTimestamp);
  if (contactId === undefined || channel === undefined || queueId === undefined || isOver) {
    return [];
  }
  return [
    {
      contactId,
      channel,
      queueId,
      enqueuedAt: dateFrom(row.QueueInfo?.EnqueueTimestamp),
      initiatedAt: dateFrom(row.InitiationTimestamp),
    },
  ];
}
