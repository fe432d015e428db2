import {
  isMisunderstood,
  type Misunderstood,
  misunderstood,
} from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';
import { parsePart, parseRuleId } from './parse-rule-line.ts';
import type { RuleDraft } from './rule-draft.ts';
import type { UndoIntent } from './undo-rule.ts';

export interface RuleIdIntent {
  readonly kind: 'rule-id';
  readonly ruleId: string;
}

/** One id and nothing else: `pause k3x9bd`. Total. */
export function parseOneRule(words: readonly Word[], word: string): RuleIdIntent | Misunderstood {
  const [id, ...more] = words;
  const ruleId = parseRuleId(id);
  return ruleId !== undefined && more.length === 0
    ? { kind: 'rule-id', ruleId }
    : misunderstood(`Say which rule: its id stands in the list. For example: ${word} k3x9bd.`);
}

export interface DuplicateIntent {
  readonly ruleId: string;
  /** Undefined: what is different is still to be said. */
  readonly draft: RuleDraft | undefined;
}

/** `duplicate k3x9bd Sales`, `duplicate k3x9bd over 8m`. Total. */
export function parseDuplicate(words: readonly Word[]): DuplicateIntent | Misunderstood {
  const [id, ...rest] = words;
  const ruleId = parseRuleId(id);
  if (ruleId === undefined) {
    return misunderstood('Say which rule, and what is different: duplicate k3x9bd Sales.');
  }
  if (rest.length === 0) return { ruleId, draft: undefined };
  const draft = parsePart(rest);
  return isMisunderstood(draft) ? draft : { ruleId, draft };
}

/** `undo k3x9bd`; from a button with the version that is taken back, `undo k3x9bd 4`. Total. */
export function parseUndo(words: readonly Word[]): UndoIntent | Misunderstood {
  const [id, version, ...more] = words;
  const ruleId = parseRuleId(id);
  const text = version?.kind === 'word' ? version.text : undefined;
  const isFine = version === undefined || (text !== undefined && /^\d{1,9}$/u.test(text));
  return ruleId !== undefined && isFine && more.length === 0
    ? { kind: 'undo', ruleId, revision: text === undefined ? undefined : Number(text) }
    : misunderstood('Say which rule: its id stands in the list. For example: undo k3x9bd.');
}

export interface PresetsIntent {
  readonly kind: 'presets';
}

/** `presets` takes nothing after it. */
export function parsePresets(words: readonly Word[]): PresetsIntent | Misunderstood {
  return words.length === 0
    ? { kind: 'presets' }
    : misunderstood('presets shows all of them, so leave out what comes after it.');
}
