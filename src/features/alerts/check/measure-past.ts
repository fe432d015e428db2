import type { Measured, MeasuredFacts } from '../../../domain/alerting/measured.ts';
import type { Channel, QueueOutcome } from '../../../domain/contact-centre.ts';
import { noData } from './measure-wait.ts';
import type { Counts, Got, Outcomes } from './readings.ts';

/**
 * A percentage of one queue. Channels are weighed by how many contacts came to the queue; where one of
 * them has no such count, the worse of them counts, since it may be the whole.
 */
export function measureOutcome(
  kind: 'service-level' | 'abandonment',
  outcomes: readonly QueueOutcome[],
  facts: MeasuredFacts,
): Measured {
  const percentOf = (outcome: QueueOutcome) =>
    kind === 'service-level' ? outcome.serviceLevelPercent : outcome.abandonmentPercent;
  const known = outcomes.flatMap((outcome) => {
    const percent = percentOf(outcome);
    return percent === undefined ? [] : [{ percent, queued: outcome.contactsQueued }];
  });
  const counted = known.flatMap(({ percent, queued }) =>
    queued === undefined ? [] : [{ percent, queued }],
  );
  const all = counted.reduce((sum, { queued }) => sum + queued, 0);
  const isWhole = counted.length === known.length && all > 0;
  if (known.length === 0 || (counted.length === known.length && all === 0)) {
    return noData('nobody-in-window');
  }
  const percents = known.map(({ percent }) => percent);
  const worst = kind === 'service-level' ? Math.min(...percents) : Math.max(...percents);
  const value = isWhole
    ? counted.reduce((sum, { percent, queued }) => sum + percent * queued, 0) / all
    : worst;
  return { kind: 'value', value, isAtLeast: false, facts };
}

/** The outcomes of a queue in these channels; of all, when none is named. */
export function outcomesIn(
  { byQueue }: Outcomes,
  queueId: string,
  channels: readonly Channel[],
): readonly QueueOutcome[] {
  const all = byQueue.get(queueId) ?? [];
  return channels.length === 0 ? all : all.filter(({ channel }) => channels.includes(channel));
}

/**
 * Offers not taken in a window, of these queues or agents together. The service gives no value where
 * there was none (documented as null), so whoever was asked for and has no entry had none; that a row
 * is missing for no other reason is UNVERIFIED.
 */
export function measureMissed(counts: Got<Counts> | undefined, ids: readonly string[]): Measured {
  if (counts?.kind !== 'got') return { kind: 'failed', code: counts?.code ?? 'internal' };
  const { byId, asOf } = counts.answer;
  const value = ids.reduce((sum, id) => sum + (byId.get(id) ?? 0), 0);
  return { kind: 'value', value, isAtLeast: false, facts: { asOf } };
}
