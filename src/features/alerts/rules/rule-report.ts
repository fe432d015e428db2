import type { Refusal } from '../../../access/act.ts';
import type { Rule, RuleVersion } from '../../../domain/alerting/rule.ts';
import type { MentionTrouble, NameTrouble } from '../../../floor/name-trouble.ts';
import type { Misunderstood } from '../../../grammar/misunderstood.ts';
import type { RuleNames } from './rule-words.ts';

/** What became of a wish to make or change a rule. */
export type RuleReport =
  | {
      /** `exists`: one that says the same stands already. */
      readonly kind: 'added' | 'exists';
      readonly rule: Rule;
      readonly by: RuleNames;
      readonly everyText: string;
    }
  | {
      readonly kind: 'changed';
      readonly deed: RuleVersion['deed'];
      /** Undefined where it had been removed and is there again. */
      readonly before: Rule | undefined;
      /** Undefined where it is removed. */
      readonly rule: Rule | undefined;
      readonly by: RuleNames;
      readonly everyText: string;
    }
  /** It says so already, or is paused already; nothing was written. */
  | { readonly kind: 'unchanged'; readonly rule: Rule; readonly by: RuleNames }
  | RuleObstacle;

export type RuleObstacle =
  | { readonly kind: 'no-such-rule'; readonly ruleId: string }
  | { readonly kind: 'nothing-to-undo'; readonly ruleId: string }
  | { readonly kind: 'overtaken'; readonly ruleId: string }
  | { readonly kind: 'too-many' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** A sentence for plain text. */
  | { readonly kind: 'bad-channel'; readonly why: string }
  | NameTrouble
  | MentionTrouble
  | Misunderstood;
