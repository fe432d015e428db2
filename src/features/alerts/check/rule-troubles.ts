import type { Trouble } from '../../../domain/alerting/trouble.ts';
import { type NewTrouble, troubleKey } from '../health/ledger.ts';

export interface RuleTroubles {
  /** To be noted: not known yet. */
  readonly begun: readonly NewTrouble[];
  /** Keys of what is over. */
  readonly over: readonly string[];
}

/** What is noted of a rule of which something is gone, and the rest is judged. */
const partlyGone = 'partly-gone';

/**
 * Which troubles of single rules begin and which are over, by what is open. Of rules that could not be
 * looked at in this check nothing changes.
 */
export function ruleTroubles(
  open: readonly Trouble[],
  facts: {
    readonly orphans: ReadonlySet<string>;
    readonly partly: ReadonlySet<string>;
    readonly inError: ReadonlyMap<string, string>;
    /** Rules there are. */
    readonly ruleIds: ReadonlySet<string>;
    /** Rules that could be looked at. */
    readonly lookedAt: ReadonlySet<string>;
    readonly now: Date;
  },
): RuleTroubles {
  const since = facts.now;
  const wanted: readonly NewTrouble[] = [
    ...[...facts.orphans].map((about) => ({ kind: 'orphan', since, about }) as const),
    ...[...facts.partly].map(
      (about) => ({ kind: 'orphan', since, about, code: partlyGone }) as const,
    ),
    ...[...facts.inError].map(
      ([about, code]) => ({ kind: 'rule-in-error', since, about, code }) as const,
    ),
  ];
  const wantedKeys = new Set(wanted.map(troubleKey));
  const standing = open.filter(
    ({ kind, over }) => !over && (kind === 'orphan' || kind === 'rule-in-error'),
  );
  const standingKeys = new Set(standing.map(({ key }) => key));
  const isOver = ({ key, about = '' }: Trouble) =>
    !wantedKeys.has(key) && (!facts.ruleIds.has(about) || facts.lookedAt.has(about));
  return {
    begun: wanted.filter((trouble) => !standingKeys.has(troubleKey(trouble))),
    over: standing.filter(isOver).map(({ key }) => key),
  };
}
