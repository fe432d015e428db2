import type { RuleSpec } from '../../../domain/alerting/rule.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import {
  isMisunderstood,
  type Misunderstood,
  misunderstood,
} from '../../../grammar/misunderstood.ts';
import { readWords, type Word } from '../../../grammar/words.ts';
import { findDraftNames } from './find-draft-names.ts';
import { draftedPart } from './finish-draft.ts';
import { parsePart } from './parse-rule-line.ts';
import { presetOf } from './presets.ts';

/**
 * What a form starts from: a preset (`preset:chat-wait`), or a rule as far as it was typed. Throws
 * BotError `connect_list_unread`, `groups_unread`.
 */
export function startOf(words: readonly Word[], names: Names): Partial<RuleSpec> | Misunderstood {
  const preset = presetOf(words);
  if (preset && isMisunderstood(preset)) return preset;
  if (!preset) return partOf(words, names);
  const line = readWords(`${preset.watch} ${preset.rest}`);
  return line.kind === 'words' ? partOf(line.words, names) : misunderstood(line.problem);
}

function partOf(words: readonly Word[], names: Names): Partial<RuleSpec> | Misunderstood {
  const draft = parsePart(words);
  if (isMisunderstood(draft)) return draft;
  const found = findDraftNames(draft, {
    names,
    agents: new Map(),
    line: { start: 'add-form', end: '' },
  });
  if (!('kind' in found)) return draftedPart({}, draft, found, undefined);
  switch (found.kind) {
    case 'misunderstood':
      return found;
    case 'mention-trouble':
      return misunderstood('A form takes no mention of an agent: choose them in the form.');
    case 'name-trouble':
      return misunderstood(
        `I do not know which ${found.what} is meant. Leave it out and choose it in the form.`,
      );
  }
}
