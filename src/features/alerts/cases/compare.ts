import type { Fields } from './json.ts';
import type { Standing } from './one-series.ts';

/** What is wanted and what there is, where they differ. */
export interface Mismatch {
  readonly what: 'state' | 'notify' | 'other';
  readonly wanted: string;
  readonly got: string;
}

/** What a standing is held against. */
export interface Seen {
  readonly standing: Standing;
  /** `nodata`, `error` or `missingseries`, where the last reading was that; it is why things are as they are. */
  readonly reason: string | undefined;
  readonly forSeconds: number;
}

/** The first thing that is not as it is wanted; `profile` says whose words the states are in. */
export function mismatchOf(
  wanted: Fields,
  seen: Seen,
  profile: string | undefined,
): Mismatch | undefined {
  const { standing } = seen;
  if (wanted.state !== undefined && !statesOf(standing, profile).includes(String(wanted.state))) {
    const got = statesOf(standing, profile)[0] ?? standing.state;
    return { what: 'state', wanted: String(wanted.state), got };
  }
  if (wanted.notify !== undefined && Boolean(wanted.notify) !== standing.isSaid) {
    const word = (isSaid: boolean) => `${standing.state}, ${isSaid ? 'notified' : 'not notified'}`;
    return { what: 'notify', wanted: word(Boolean(wanted.notify)), got: word(standing.isSaid) };
  }
  for (const [name, got] of Object.entries(othersOf(seen))) {
    const asked = wanted[name];
    if (asked === undefined || isSame(asked, got)) continue;
    return { what: 'other', wanted: `${name} ${asked}`, got: `${name} ${got ?? null}` };
  }
  return undefined;
}

/** Its state in the words of others, the best first: kept firing is firing to Prometheus and recovering to Grafana. */
function statesOf({ state, isKept }: Standing, profile: string | undefined): readonly string[] {
  if (state === 'inactive') return ['inactive', 'unknown'];
  if (state === 'pending' || !isKept) return [state];
  if (profile === 'grafana') return ['recovering'];
  return profile === 'prometheus' ? ['firing'] : ['firing', 'recovering'];
}

function othersOf({ standing, reason, forSeconds }: Seen): Readonly<Record<string, unknown>> {
  const { state, activeAt, firedAt, lastSaidAt, endedAt, level } = standing;
  const seconds = (date: Date | undefined) => date && date.getTime() / 1000;
  const active = seconds(activeAt);
  return {
    activeAt: active,
    firedAt: seconds(firedAt),
    lastSentAt: seconds(lastSaidAt),
    resolvedAt: seconds(endedAt),
    firesAt: state === 'pending' && active !== undefined ? active + forSeconds : undefined,
    level,
    reason,
  };
}

function isSame(wanted: unknown, got: unknown): boolean {
  if (wanted === null || got === undefined) return wanted === null && got === undefined;
  if (typeof wanted === 'number') return wanted === got;
  return plain(wanted) === plain(got);
}

/** `MissingSeries`, `missing-series` and `missing_series` are one word. */
function plain(word: unknown): string {
  return String(word)
    .toLowerCase()
    .replace(/[^a-z]/gu, '');
}
