import type { Rule, RuleSpec } from '../../../domain/alerting/rule.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import type { SlackUserGroup } from '../../../domain/people.ts';

/** What a form starts from: a rule, or a part of one. */
export interface FormStart {
  /** The rule that is edited; undefined: a new one is made. */
  readonly rule: Rule | undefined;
  readonly spec: Partial<RuleSpec>;
  readonly names: Names;
  /** User groups one can choose; undefined where they cannot be read. */
  readonly groups: readonly SlackUserGroup[] | undefined;
  /** The zone of whoever fills it in. */
  readonly zone: string | undefined;
}

/** What a form proposes where nothing is said: calm rules, in opening hours. */
export const proposed: Partial<RuleSpec> = {
  metric: { kind: 'queue-wait' },
  comparison: 'over',
  forSeconds: 60,
  keepFiringSeconds: 0,
  noData: 'keep',
  hours: { kind: 'opening-hours' },
};
