import { setDuration, spokenDuration } from '../blocks/format.ts';
import type { Trend } from '../floor/history/trend.ts';

const arrows: Readonly<Record<Trend['direction'], string>> = {
  rising: '↗',
  falling: '↘',
  steady: '→',
};

/** Where a wait is going, beside what it is: "↗ rising". The word says all that the arrow says. */
export function shortTrend({ direction }: Pick<Trend, 'direction'>): string {
  return `${arrows[direction]} ${direction}`;
}

/** The same with how far, beside what it is: "↗ rising, from about 2 min to about 5 min in 15 min". */
export function trendWords(trend: Trend): string {
  const { direction, fromSeconds, toSeconds, overSeconds } = trend;
  const over = setDuration(overSeconds);
  const words =
    direction === 'steady'
      ? ` for ${over}`
      : `, from ${waitOf(fromSeconds)} to ${waitOf(toSeconds)} in ${over}`;
  return `${shortTrend(trend)}${words}`;
}

function waitOf(seconds: number): string {
  return seconds === 0 ? 'nobody waiting' : spokenDuration(seconds);
}
