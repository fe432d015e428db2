import type { EndReason } from '../../../domain/alerting/alert.ts';
import type { Measured } from '../../../domain/alerting/measured.ts';
import type { AlertTarget, Rule } from '../../../domain/alerting/rule.ts';
import type { AlertChange } from '../../../stores/alerting.ts';
import { decide } from '../decide/decide.ts';
import { alertKey, hushedByOf } from '../decide/hush.ts';
import { Around, type AroundFacts } from './around.ts';
import { endedChange } from './end-known.ts';
import type { Known, Standing } from './standing.ts';

/** One alert to be decided on. */
export interface Job {
  readonly rule: Rule;
  readonly target: AlertTarget;
  readonly measured: Measured;
}

/** One alert that nothing stands for any more. */
export interface Ending {
  readonly known: Known;
  readonly why: EndReason;
}

export interface DecideFacts extends AroundFacts {
  readonly standing: Standing;
  /** A decision that failed by a fault of ours; the others go on. */
  readonly onFault: (ruleId: string, error: unknown) => void;
}

/**
 * All changes of one check, in the order of the rules. What becomes critical in it hushes in the same
 * check: rules that can are decided once before, to see what there will be.
 */
export function decideAll(
  jobs: readonly Job[],
  endings: readonly Ending[],
  facts: DecideFacts,
): readonly AlertChange[] {
  const over = endings.flatMap(({ known, why }) => endedChange(known, why, facts.now) ?? []);
  const hushedBy = hushedByOf(episodesToCome(jobs, over, facts));
  const around = new Around(facts);
  const decided = jobs.flatMap((job) => {
    const change = decideOne(job, around, hushedBy, facts);
    if (!change) return [];
    around.note(change.episodes);
    return [change];
  });
  return [...over, ...decided];
}

/** The episodes there will be, as far as they can hush others. */
function episodesToCome(jobs: readonly Job[], over: readonly AlertChange[], facts: DecideFacts) {
  const episodes = new Map(facts.alerts.episodes.map((episode) => [episode.id, episode]));
  const critical = jobs.filter(({ rule }) => rule.criticalThreshold !== undefined);
  const before = hushedByOf(facts.alerts.episodes);
  const around = new Around(facts);
  const changes = critical.flatMap((job) => decideOne(job, around, before, facts) ?? []);
  for (const change of [...over, ...changes]) {
    for (const episode of change.episodes) episodes.set(episode.id, episode);
  }
  return [...episodes.values()];
}

function decideOne(
  { rule, target, measured }: Job,
  around: Around,
  hushedBy: ReturnType<typeof hushedByOf>,
  { standing, now, onFault }: DecideFacts,
): AlertChange | undefined {
  const known = standing.byKey.get(alertKey(rule.id, target));
  const { record, episode } = known ?? { record: undefined, episode: undefined };
  try {
    const decided = decide({
      rule,
      target,
      record,
      episode,
      measured,
      now,
      around: around.of(rule, target, hushedBy),
    });
    if (!decided) return undefined;
    const expectedVersion = record?.version ?? 0;
    return { ruleId: rule.id, target, expectedVersion, ...decided };
  } catch (error) {
    onFault(rule.id, error);
    return undefined;
  }
}
