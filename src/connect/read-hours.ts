import { GetEffectiveHoursOfOperationsCommand, SearchQueuesCommand } from '@aws-sdk/client-connect';
import { BotError } from '../domain/errors.ts';
import type { EffectiveHours } from '../domain/opening-hours.ts';
import type { CallOptions } from '../ports/connect.ts';
import type { ConnectCalls } from './connect-calls.ts';
import { effectiveHoursFrom } from './hours-to-domain.ts';
import { readPages } from './pages.ts';
import { idFromArn, textFrom } from './to-domain.ts';

const queuesPerPage = 500;
/** 10,000 queues. */
const pagesAtMost = 20;

const dayMs = 24 * 3_600_000;
/** From before yesterday in the zone farthest behind, over a week from today in the one farthest ahead. */
const daysBefore = 2;
const daysAfter = 9;

/** Which hours of operation each queue has, by their ids; a queue that names none is not in it. */
export async function readQueueHours(
  calls: ConnectCalls,
  instance: string,
  options: CallOptions,
): Promise<ReadonlyMap<string, string>> {
  const pages = await readPages(pagesAtMost, async (NextToken) => {
    const answer = await calls.send(
      { instance, operation: 'SearchQueues', options },
      (client, http) =>
        client.send(
          new SearchQueuesCommand({
            InstanceId: instance,
            SearchCriteria: { QueueTypeCondition: 'STANDARD' },
            MaxResults: queuesPerPage,
            NextToken,
          }),
          http,
        ),
    );
    const items = (answer.Queues ?? []).flatMap((queue): (readonly [string, string])[] => {
      const queueId = textFrom(queue.QueueId) ?? idFromArn(queue.QueueArn);
      const hoursId = textFrom(queue.HoursOfOperationId);
      return queueId === undefined || hoursId === undefined ? [] : [[queueId, hoursId]];
    });
    return { items, nextToken: answer.NextToken };
  });
  if (pages.isTruncated) {
    calls.log.warn({ queues: pages.items.length }, 'Connect: more queues than hours are read of');
  }
  return new Map(pages.items);
}

/** Hours of operation over the days around now, overrides applied. Throws `connect_bad_answer` without a time zone. */
export async function readEffectiveHours(
  calls: ConnectCalls,
  instance: string,
  hoursId: string,
  options: CallOptions,
): Promise<EffectiveHours> {
  const now = calls.clock.now().getTime();
  const answer = await calls.send(
    { instance, operation: 'GetEffectiveHoursOfOperations', options },
    (client, http) =>
      client.send(
        new GetEffectiveHoursOfOperationsCommand({
          InstanceId: instance,
          HoursOfOperationId: hoursId,
          FromDate: dateOf(now - daysBefore * dayMs),
          ToDate: dateOf(now + daysAfter * dayMs),
        }),
        http,
      ),
  );
  const hours = effectiveHoursFrom(answer);
  if (hours) return hours;
  throw new BotError('connect_bad_answer', 'GetEffectiveHoursOfOperations: no time zone');
}

function dateOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
