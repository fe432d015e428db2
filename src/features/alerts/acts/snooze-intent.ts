import {
  isMisunderstood,
  type Misunderstood,
  misunderstood,
} from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';
import { takeAlert } from './alert-ref.ts';
import { type AskedQuiet, parseQuiet } from './quiet-words.ts';

export interface SnoozeIntent extends AskedQuiet {
  readonly kind: 'snooze';
  readonly word: string;
}

const example = 'snooze a:k3x9bdq2wz 1h';

/** `snooze a:k3x9bdq2wz 15m`, `… until-close`, `… until 18:00 reason "fire drill"`. */
export function parseSnooze(words: readonly Word[]): SnoozeIntent | Misunderstood {
  const ref = takeAlert(words, example);
  if (isMisunderstood(ref)) return ref;
  const quiet = parseQuiet(ref.rest, example);
  return isMisunderstood(quiet) ? quiet : { kind: 'snooze', word: ref.word, ...quiet };
}

export interface SnoozeFormIntent {
  readonly kind: 'snooze-form';
  readonly word: string;
}

/** `snooze-form a:k3x9bdq2wz`. */
export function parseSnoozeForm(words: readonly Word[]): SnoozeFormIntent | Misunderstood {
  const ref = takeAlert(words, 'snooze-form a:k3x9bdq2wz');
  if (isMisunderstood(ref)) return ref;
  return ref.rest.length > 0
    ? misunderstood('The form asks for how long, so leave it out: snooze-form a:k3x9bdq2wz.')
    : { kind: 'snooze-form', word: ref.word };
}
