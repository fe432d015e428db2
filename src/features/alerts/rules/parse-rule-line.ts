import {
  isMisunderstood,
  type Misunderstood,
  misunderstood,
} from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';
import { isReadyMade } from './check-spec.ts';
import { readClauses } from './read-clauses.ts';
import { metricList, readHead } from './read-head.ts';
import type { RuleDraft } from './rule-draft.ts';
import { splitClauses } from './split-clauses.ts';

/** What stands after `add`: `queue-wait Billing over 5m for 2m critical 10m in #floor mention @leads`. Total. */
export function parseRuleLine(words: readonly Word[]): RuleDraft | Misunderstood {
  const draft = parsePart(words);
  if (isMisunderstood(draft)) return draft;
  const { metric, scope, comparison } = draft;
  if (!metric) return misunderstood(`After add goes what is watched: one of ${metricList}.`);
  if (!scope) {
    return misunderstood('Say of what, such as Billing, queue:Billing,Sales, team:East or all.');
  }
  if (!comparison && !isReadyMade(metric)) {
    return misunderstood('Say over or under which figure: over 5m, under 80%, over 10.');
  }
  return draft;
}

/** A rule as far as it was typed: what a form starts from, or what an edit changes. Total. */
export function parsePart(words: readonly Word[]): RuleDraft | Misunderstood {
  const split = splitClauses(windowLast(words));
  if (isMisunderstood(split)) return split;
  const head = readHead(split.head);
  if (isMisunderstood(head)) return head;
  const clauses = readClauses(split.clauses);
  if (isMisunderstood(clauses)) return clauses;
  const { metric, scope } = head;
  if (
    clauses.comparison &&
    split.clauses.filter(({ word }) => word === 'under' || word === 'over').length > 1
  ) {
    return misunderstood('A rule has either over or under.');
  }
  return {
    ...clauses,
    ...(metric && { metric }),
    ...(scope && { scope }),
    typed: { metric: head.metricWords, rest: split.rest },
  };
}

export interface EditIntent {
  readonly ruleId: string;
  readonly draft: RuleDraft;
}

/** What stands after `edit`: the id of the rule and what is to change of it. Total. */
export function parseEdit(words: readonly Word[]): EditIntent | Misunderstood {
  const [id, ...rest] = words;
  const ruleId = parseRuleId(id);
  if (ruleId === undefined || rest.length === 0) {
    return misunderstood('After edit go the id of a rule and what changes: edit k3x9bd over 6m.');
  }
  const draft = parsePart(rest);
  return isMisunderstood(draft) ? draft : { ruleId, draft };
}

/** The id of a rule as it was typed; undefined for what cannot be one. */
export function parseRuleId(word: Word | undefined): string | undefined {
  const text = word?.kind === 'word' || word?.kind === 'quoted' ? word.text.toLowerCase() : '';
  return /^[a-z0-9]{1,20}$/u.test(text) ? text : undefined;
}

/** `missed window 15m queue:…`: a window right after the metric is a clause like any other. */
function windowLast(words: readonly Word[]): readonly Word[] {
  const [metric, word, time, ...rest] = words;
  const isWindow = word?.kind === 'word' && ['window', 'within'].includes(word.text.toLowerCase());
  return metric && isWindow && time ? [metric, ...rest, word, time] : words;
}
