import type { Rule } from '../../../domain/alerting/rule.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import type { Planned } from './plan.ts';

/** What is gone for certain, and what that makes of rules. */
export interface Orphans {
  /** Ids of queues, agents, profiles, teams, and names of groups. */
  readonly gone: ReadonlySet<string>;
  /** Rules of which nothing is left. */
  readonly rules: ReadonlySet<string>;
  /** Rules of which something is gone and something is left. */
  readonly partly: ReadonlySet<string>;
  /** Rules to be marked as orphans, and those that are none any more; each as it is to be. */
  readonly marks: readonly Rule[];
}

/** When something was not among the names for the first time, by rule and id: the time of those names, ms. */
export type FirstMissed = Map<string, number>;

/**
 * Something is gone only when two readings of the names do not have it, one after the other: a queue
 * that was made just now may not be in the first. A rule that is marked stays so until names that could
 * be read have what it is about.
 */
export function orphansAmong(
  planned: readonly Planned[],
  names: Names | undefined,
  firstMissed: FirstMissed,
  now: Date,
): Orphans {
  const gone = new Set<string>();
  const rules = new Set<string>();
  const partly = new Set<string>();
  const marks: Rule[] = [];
  const stillMissed = new Set<string>();
  for (const { rule, found } of planned) {
    if (found.kind !== 'found' || !names) {
      if (rule.orphanedAt) rules.add(rule.id);
      continue;
    }
    const certain = [...found.gone.ids].filter((id) => {
      const key = `${rule.id}|${id}`;
      stillMissed.add(key);
      return isCertain(key, names, firstMissed) || rule.orphanedAt !== undefined;
    });
    for (const id of certain) gone.add(id);
    const isOrphan = found.gone.isAll && certain.length === found.gone.ids.size;
    if (isOrphan) rules.add(rule.id);
    else if (certain.length > 0) partly.add(rule.id);
    if (isOrphan && !rule.orphanedAt) marks.push({ ...rule, orphanedAt: now });
    if (!found.gone.isAll && rule.orphanedAt) marks.push({ ...rule, orphanedAt: undefined });
  }
  for (const key of firstMissed.keys()) if (names && !stillMissed.has(key)) firstMissed.delete(key);
  return { gone, rules, partly, marks };
}

function isCertain(key: string, { asOf }: Names, firstMissed: FirstMissed): boolean {
  const time = asOf.getTime();
  const first = firstMissed.get(key);
  if (first === undefined) firstMissed.set(key, time);
  return first !== undefined && time > first;
}
