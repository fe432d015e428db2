import {
  isMisunderstood,
  type Misunderstood,
  misunderstood,
} from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';
import { takeAlert } from './alert-ref.ts';

export interface AckIntent {
  readonly kind: 'ack';
  readonly word: string;
  /** Also from somebody who has it. */
  readonly takeOver: boolean;
}

export interface UnackIntent {
  readonly kind: 'unack';
  readonly word: string;
}

/** `ack a:k3x9bdq2wz`, `ack a:k3x9bdq2wz take-over`. */
export function parseAck(words: readonly Word[]): AckIntent | Misunderstood {
  const ref = takeAlert(words, 'ack a:k3x9bdq2wz');
  if (isMisunderstood(ref)) return ref;
  const [next, more] = ref.rest;
  const takeOver = next?.kind === 'word' && next.text.toLowerCase() === 'take-over';
  return more || (next && !takeOver)
    ? misunderstood('After the alert goes nothing, or take-over: ack a:k3x9bdq2wz take-over.')
    : { kind: 'ack', word: ref.word, takeOver };
}

/** `unack a:k3x9bdq2wz`. */
export function parseUnack(words: readonly Word[]): UnackIntent | Misunderstood {
  const ref = takeAlert(words, 'unack a:k3x9bdq2wz');
  if (isMisunderstood(ref)) return ref;
  return ref.rest.length > 0
    ? misunderstood('After the alert goes nothing: unack a:k3x9bdq2wz.')
    : { kind: 'unack', word: ref.word };
}
