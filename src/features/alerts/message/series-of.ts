import type { Episode } from '../../../domain/alerting/alert.ts';
import type { SeriesId } from '../../../domain/history.ts';

/** The history whose trend stands beside an alert; none where it is of no one queue and channel. */
export function seriesOf({ target, measured, rule }: Episode): SeriesId | undefined {
  const [only, ...more] = rule.channels;
  const channel = measured?.facts.channel ?? (more.length === 0 ? only : undefined);
  return target.kind === 'queue' && channel !== undefined
    ? { queueId: target.id, channel }
    : undefined;
}
