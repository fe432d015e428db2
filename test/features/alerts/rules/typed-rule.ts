import type { RuleSpec } from '../../../../src/domain/alerting/rule.ts';
import { findDraftNames } from '../../../../src/features/alerts/rules/find-draft-names.ts';
import { finishDraft } from '../../../../src/features/alerts/rules/finish-draft.ts';
import { parseEdit, parseRuleLine } from '../../../../src/features/alerts/rules/parse-rule-line.ts';
import { isMisunderstood, type Misunderstood } from '../../../../src/grammar/misunderstood.ts';
import { readWords } from '../../../../src/grammar/words.ts';
import { ids, someGroups, someNames } from '../../../fixtures/floor.ts';

const names = someNames({ queueGroups: someGroups() });

/** The rule a line makes or leaves behind: the parser, the names and the check of the finished rule. */
export function typedRule(
  line: string,
  before: Partial<RuleSpec> = {},
  zone = 'Europe/Berlin',
): RuleSpec | Misunderstood {
  const words = readWords(line);
  if (words.kind === 'problem') return { kind: 'misunderstood', problem: words.problem };
  const [first, ...rest] = words.words;
  const isEdit = first?.kind === 'word' && first.text === 'edit';
  const read = isEdit ? parseEdit(rest) : parseRuleLine(rest);
  if (isMisunderstood(read)) return read;
  const draft = 'draft' in read ? read.draft : read;
  const found = findDraftNames(draft, {
    names,
    agents: new Map([['U0MARIA001', ids.maria]]),
    line: { start: 'add', end: '' },
  });
  if ('kind' in found) throw new Error(JSON.stringify(found));
  return finishDraft(before, draft, found, zone === 'unknown' ? undefined : zone);
}
