import {
  isMisunderstood,
  type Misunderstood,
  misunderstood,
} from '../../../grammar/misunderstood.ts';
import { type NameRef, nameRef, type TextRef, valueRef } from '../../../grammar/names.ts';
import type { Word } from '../../../grammar/words.ts';
import { type AskedQuiet, opensEnd, parseQuiet } from './quiet-words.ts';

/** What is to be quiet, as it was called. */
export type SilenceIntent = AskedQuiet & { readonly kind: 'silence' } & (
    | { readonly of: 'rule'; readonly ruleId: string }
    | { readonly of: 'queue'; readonly ref: TextRef }
    | { readonly of: 'agent'; readonly ref: NameRef }
  );

const example = 'silence queue:Billing for 2h';

/** `silence rule:k3x9bd for 2h`, `silence queue:Billing until 18:00 because "fire drill"`, `silence agent:Maria until-tomorrow`. */
export function parseSilence(words: readonly Word[]): SilenceIntent | Misunderstood {
  const at = words.findIndex((word, place) => place > 0 && opensEnd(word));
  if (at < 0) {
    return misunderstood(
      `Say what is to be quiet and for how long: rule:, queue: or agent:, then for or until: ${example}.`,
    );
  }
  const quiet = parseQuiet(words.slice(at), example);
  if (isMisunderstood(quiet)) return quiet;
  const [first, ...more] = words.slice(0, at);
  if (first?.kind !== 'key') {
    return misunderstood(`Say whether it is a rule:, a queue: or an agent: ${example}.`);
  }
  const ref = refOf(first, more);
  if (!ref) return misunderstood(`Put a name of several words in quotation marks: ${example}.`);
  switch (first.key) {
    case 'rule':
      return /^[a-z0-9]{1,20}$/i.test(first.value) && more.length === 0
        ? { kind: 'silence', of: 'rule', ruleId: first.value.toLowerCase(), ...quiet }
        : misunderstood('A rule goes by its short id, which /alerts list shows: rule:k3x9bd.');
    case 'queue':
      return ref.kind === 'user'
        ? misunderstood(`A person is no queue: ${example}.`)
        : { kind: 'silence', of: 'queue', ref, ...quiet };
    case 'agent':
      return { kind: 'silence', of: 'agent', ref, ...quiet };
    default:
      return misunderstood(
        `I silence a rule:, a queue: or an agent:, not “${first.key}:”: ${example}.`,
      );
  }
}

/** What follows an unquoted value belongs to the name. */
function refOf(first: Extract<Word, { kind: 'key' }>, more: readonly Word[]): NameRef | undefined {
  if (more.length === 0) return valueRef(first);
  if (first.isQuoted) return undefined;
  const ref = nameRef([{ kind: 'word', text: first.value }, ...more]);
  return ref?.kind === 'typed' ? { kind: 'named', text: ref.words.join(' ') } : undefined;
}
