import { setDuration, spokenDuration } from '../blocks/format.ts';
import type { Trend } from '../floor/history/trend.ts';

const arrows: Readonly<Record<Trend['direction'], string>> = {
  rising: '↗',
  falling: '↘',
  steady: '→',
};

/** Where a wait is going: "↗ rising, from about 2 min to about 5 min in 15 min". The words say all that the arrow says. */
export function trendWords({ direction, fromSeconds, toSeconds, overSeconds }: Trend): string {
  const over = setDuration(overSeconds);
  const to = spokenDuration(toSeconds);
  const words =
    direction === 'steady'
      ? `steady at ${to} for ${over}`
      : `${direction}, from ${spokenDuration(fromSeconds)} to ${to} in ${over}`;
  return `${arrows[direction]} ${words}`;
}
