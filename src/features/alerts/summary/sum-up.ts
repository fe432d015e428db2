import type { Episode } from '../../../domain/alerting/alert.ts';
import type { AlertTarget, Rule } from '../../../domain/alerting/rule.ts';
import { type Hint, hintFor } from './hint.ts';

/** What there was to tell of a channel's alerts within a time. Durations are seconds. */
export interface SummedUp {
  readonly from: Date;
  readonly until: Date;
  readonly critical: number;
  readonly warning: number;
  /** Silenced or hushed as long as they lasted. */
  readonly unseen: number;
  readonly acknowledged: number;
  /** undefined: nobody acknowledged any. */
  readonly medianToAcknowledge: number | undefined;
  /** Over, and nobody ever acknowledged them. */
  readonly neverAcknowledged: number;
  readonly longest:
    | { readonly target: AlertTarget; readonly seconds: number; readonly isOpen: boolean }
    | undefined;
  readonly noisiest:
    | { readonly rule: Rule; readonly count: number; readonly hint: Hint | undefined }
    | undefined;
  readonly open: readonly Episode[];
}

/**
 * Sums up the episodes that fired after `from` and not after `until`, each counted once in all
 * summaries; and what is open now. Pure: episodes of one channel, over or not, in any order.
 */
export function sumUp(
  episodes: readonly Episode[],
  { from, until, now }: { readonly from: Date; readonly until: Date; readonly now: Date },
): SummedUp {
  const fired = episodes.filter(({ firedAt }) => firedAt > from && firedAt <= until);
  const seen = fired.filter(({ isShown }) => isShown);
  const times = seen.flatMap(({ acknowledged, firedAt }) =>
    acknowledged ? [secondsOf(firedAt, acknowledged.at)] : [],
  );
  return {
    from,
    until,
    critical: seen.filter(({ worstLevel }) => worstLevel === 'critical').length,
    warning: seen.filter(({ worstLevel }) => worstLevel === 'warning').length,
    unseen: fired.length - seen.length,
    acknowledged: times.length,
    medianToAcknowledge: median(times),
    neverAcknowledged: seen.filter(({ ended, acknowledged }) => ended && !acknowledged).length,
    longest: longestOf(seen, now),
    noisiest: noisiestOf(seen),
    open: episodes
      .filter(({ ended, isShown }) => !ended && isShown)
      .toSorted((one, other) => one.firedAt.getTime() - other.firedAt.getTime()),
  };
}

function longestOf(episodes: readonly Episode[], now: Date): SummedUp['longest'] {
  const all = episodes.map(({ target, firedAt, ended }) => ({
    target,
    seconds: secondsOf(firedAt, ended?.at ?? now),
    isOpen: !ended,
  }));
  return all.toSorted((one, other) => other.seconds - one.seconds)[0];
}

/** Once is no noise. Of several that are as noisy, the one that was first. */
function noisiestOf(episodes: readonly Episode[]): SummedUp['noisiest'] {
  const byRule = new Map<string, Episode[]>();
  for (const episode of episodes) {
    const same = byRule.get(episode.rule.id) ?? [];
    byRule.set(episode.rule.id, [...same, episode]);
  }
  const [most] = [...byRule.values()].toSorted((one, other) => other.length - one.length);
  const rule = most?.at(-1)?.rule;
  if (!most || !rule || most.length < 2) return undefined;
  return { rule, count: most.length, hint: hintFor(rule, most) };
}

/** The middle one; of an even number the mean of the two in the middle. */
export function median(numbers: readonly number[]): number | undefined {
  const sorted = numbers.toSorted((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? undefined : (upper + lower) / 2;
}

function secondsOf(from: Date, until: Date): number {
  return Math.max(0, Math.round((until.getTime() - from.getTime()) / 1000));
}
