import type { HistoryPoint } from '../../domain/history.ts';
import { judgedSeconds, longest } from './judged-seconds.ts';

const levels = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/** Nothing was read then, or the wait was not known: not a low wait. */
const gap = '·';
/** The top of the scale at least, seconds: a wait of a few seconds is no mountain. */
const leastTop = 60;

/**
 * The longest wait of each of `width` equal stretches, as blocks of eight heights from nobody waiting
 * to the longest of all; a dot where nothing is known. It shows a shape and no figures: say these beside it.
 */
export function sparkline(
  points: readonly HistoryPoint[],
  range: { readonly from: Date; readonly until: Date; readonly width: number },
): string {
  const from = range.from.getTime();
  const length = (range.until.getTime() - from) / range.width;
  const waits = Array.from({ length: range.width }, (_, index) =>
    longest(
      ...points
        .filter(({ at }) => Math.floor((at.getTime() - from) / length) === index)
        .map(({ worst }) => judgedSeconds(worst)),
    ),
  );
  const top = Math.max(leastTop, longest(...waits) ?? 0);
  return waits.map((wait) => (wait === undefined ? gap : levelOf(wait / top))).join('');
}

/** Of a share of the scale; the lowest block is for nobody waiting alone. */
function levelOf(share: number): string {
  const highest = levels.length - 1;
  const level = share === 0 ? 0 : Math.max(1, Math.round(share * highest));
  return levels[Math.min(highest, level)] ?? gap;
}
