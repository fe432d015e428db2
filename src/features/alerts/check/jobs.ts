import type { EndReason } from '../../../domain/alerting/alert.ts';
import type { Measured } from '../../../domain/alerting/measured.ts';
import { type Rule, targetKey } from '../../../domain/alerting/rule.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import { checkInstances } from '../decide/instances.ts';
import type { Ending, Job } from './decide-all.ts';
import { measure } from './measure.ts';
import type { Planned } from './plan.ts';
import type { Readings } from './readings.ts';
import { isRefusal } from './refusals.ts';
import type { Known, Standing } from './standing.ts';
import type { Subject } from './subject.ts';
import { targetsOf } from './targets.ts';

export interface Prepared {
  readonly jobs: readonly Job[];
  readonly endings: readonly Ending[];
  /** Rules that cannot be judged, and why. */
  readonly inError: ReadonlyMap<string, string>;
}

export interface PrepareFacts {
  readonly standing: Standing;
  readonly readings: Readings;
  readonly names: Names | undefined;
  /** All that there are now, as they are now. */
  readonly rules: readonly Rule[];
  /** Ids of rules that were removed. */
  readonly removed: ReadonlySet<string>;
  /** Rules of which everything is gone, for certain. */
  readonly orphans: ReadonlySet<string>;
  /** Ids of things that are gone for certain. */
  readonly gone: ReadonlySet<string>;
}

/**
 * Which alerts are to be decided on, which are over since nothing stands for them any more, and which
 * rules are in error. A rule that was changed while it was read for is left to the next check.
 */
export function prepare(planned: readonly Planned[], facts: PrepareFacts): Prepared {
  const { readings, names } = facts;
  const jobs: Job[] = [];
  const endings = [...endingsOfRules(facts)];
  const inError = new Map<string, string>();
  const current = new Set(facts.rules);
  const ofQueues = new Map<string, Measured>();
  for (const { rule, found } of planned) {
    if (!current.has(rule) || rule.pausedBy !== undefined || facts.orphans.has(rule.id)) continue;
    if (found.kind === 'unfit') inError.set(rule.id, 'unfit');
    if (found.kind !== 'found') continue;
    const known = facts.standing.byRule.get(rule.id) ?? [];
    const targets = targetsOf(
      rule,
      found.subject,
      facts.readings,
      known.map((one) => one.target),
    );
    if (!targets) continue;
    const instances = checkInstances(targets);
    if (instances.kind !== 'fine') {
      inError.set(rule.id, instances.kind);
      continue;
    }
    const keys = known.length > 0 ? new Set(targets.map(targetKey)) : undefined;
    for (const one of known) {
      if (keys?.has(targetKey(one.target))) continue;
      const why = whyLeft(one, found.subject, found.gone.ids, facts);
      if (why) endings.push({ known: one, why });
    }
    for (const target of targets) {
      const measured = measure({ readings, names, rule, subject: found.subject, target, ofQueues });
      if (measured.kind === 'failed' && isRefusal(rule.metric, measured.code)) {
        inError.set(rule.id, measured.code);
      }
      jobs.push({ rule, target, measured });
    }
  }
  return { jobs, endings, inError };
}

/** Alerts of rules that are removed, paused or about nothing any more. */
function* endingsOfRules({ standing, rules, removed, orphans }: PrepareFacts): Generator<Ending> {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  for (const [ruleId, all] of standing.byRule) {
    const rule = byId.get(ruleId);
    const why = rule
      ? whyNotJudged(rule, orphans)
      : removed.has(ruleId)
        ? 'rule-removed'
        : undefined;
    if (!why) continue;
    for (const known of all) yield { known, why };
  }
}

function whyNotJudged(rule: Rule, orphans: ReadonlySet<string>): EndReason | undefined {
  if (rule.pausedBy !== undefined) return 'rule-paused';
  return orphans.has(rule.id) ? 'orphaned' : undefined;
}

/**
 * Why an alert is none of its rule's any more. Of what seems to be gone and is not for certain nothing
 * is said yet.
 */
function whyLeft(
  { target }: Known,
  subject: Subject,
  seemsGone: ReadonlySet<string>,
  { gone }: PrepareFacts,
): EndReason | undefined {
  if (target.kind !== 'instance' && seemsGone.has(target.id)) {
    return gone.has(target.id) ? 'orphaned' : undefined;
  }
  return target.kind === 'agent' && subject.kind === 'agents' ? 'gone' : 'rule-changed';
}
