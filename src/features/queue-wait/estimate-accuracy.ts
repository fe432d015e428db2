import type { SeriesId, WaitSeries } from '../../domain/history.ts';
import { inTime } from '../../domain/in-time.ts';
import type { Tenant } from '../../domain/tenant.ts';
import { accuracyOf, type EstimateAccuracy } from '../../floor/history/accuracy.ts';
import type { Clock } from '../../ports/ground.ts';
import type { ContactFeed } from '../../stores/waits.ts';

export interface AccuracyPorts {
  readonly contactFeed: Pick<ContactFeed, 'answers'>;
  /** Whether EventBridge brings contact events. */
  readonly isFeedOn: boolean;
  readonly clock: Clock;
}

export interface SeriesAccuracy extends SeriesId {
  readonly accuracy: EstimateAccuracy;
}

/** Without the exact times it is inferred from the readings, so they are not waited for any longer. */
const answersWithinMs = 1_500;

/**
 * How well the estimates of these series told what happened since then: by the answers the contact
 * feed knows of, else as the points have it. Left out is what too little is known of. What the feed
 * cannot tell in time spoils nothing.
 */
export async function readAccuracy(
  ports: AccuracyPorts,
  tenant: Tenant,
  { series, from }: { readonly series: readonly WaitSeries[]; readonly from: Date },
): Promise<readonly SeriesAccuracy[]> {
  const answers = ports.isFeedOn ? await readAnswers(ports, tenant, { series, from }) : undefined;
  return series.flatMap(({ queueId, channel, points }, index) => {
    const accuracy = accuracyOf(points, answers?.[index]);
    return accuracy ? [{ queueId, channel, accuracy }] : [];
  });
}

function readAnswers(
  { contactFeed, clock }: AccuracyPorts,
  tenant: Tenant,
  { series, from }: { readonly series: readonly WaitSeries[]; readonly from: Date },
) {
  const asking = series.map(({ queueId, channel, points }) =>
    // Without an estimate from that time there is nothing to compare an answer with.
    points.length === 0 ? [] : contactFeed.answers(tenant, { queueId, channel, from }),
  );
  return inTime(clock, answersWithinMs, Promise.all(asking));
}
