import type { Episode } from './alert.ts';
import { type AlertTarget, type Rule, targetKey } from './rule.ts';
import type { Silence, SilencedThing } from './silence.ts';

/** Whether a silence holds at a moment; its end is not in it. */
export function holds({ until }: Silence, now: Date): boolean {
  return until.getTime() > now.getTime();
}

/** Whether this keeps alerts of this rule on this target quiet. */
export function covers(what: SilencedThing, rule: Pick<Rule, 'id'>, target: AlertTarget): boolean {
  switch (what.kind) {
    case 'rule':
      return what.ruleId === rule.id;
    case 'queue':
    case 'agent':
      return target.kind === what.kind && target.id === what.id;
    case 'alert':
      return what.ruleId === rule.id && what.targetKey === targetKey(target);
  }
}

/** Of the silences that hold the one that keeps this quiet longest; of several the first of them. */
export function silenceFor(
  silences: readonly Silence[],
  rule: Pick<Rule, 'id'>,
  target: AlertTarget,
): Silence | undefined {
  let last: Silence | undefined;
  for (const silence of silences) {
    if (!covers(silence.what, rule, target)) continue;
    if (!last || silence.until.getTime() > last.until.getTime()) last = silence;
  }
  return last;
}

/** What an episode says of the silence that keeps it quiet. */
export function silencedBy(silence: Silence | undefined): Episode['silenced'] {
  return silence && { silenceId: silence.id, until: silence.until, by: silence.by };
}
