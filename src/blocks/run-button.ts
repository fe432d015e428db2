import type { Button } from '@slack/types';
import { type Confirm, confirmation } from './confirmation.ts';
import { limits, sealRoom } from './limits.ts';
import { plain } from './primitives.ts';
import type { AnswerMode } from './run.ts';
import { clip, lengthOf } from './text.ts';

export interface RunButton {
  readonly label: string;
  /** The command without slash or prefix, `queue-wait`. */
  readonly command: string;
  /** What would be typed after it, `queue:"Billing"`. */
  readonly text: string;
  /** The shorter line that is run instead when `text` does not fit a button; the usage when absent. */
  readonly tooLong?: string;
  /** Unique among the buttons of its block. */
  readonly id: string;
  readonly mode?: AnswerMode;
  readonly style?: 'primary' | 'danger';
  /** For screen readers, where several buttons read the same. */
  readonly spoken?: string;
  readonly confirm?: Confirm;
}

/**
 * A button is a typed command: pressing it runs the same line through the same gate as typing it,
 * as the person who pressed. A forged value can do nothing that its author could not type. A line
 * is never cut, since what is left of it would be another line: see `tooLong`.
 */
export function runButton(spec: RunButton): Button {
  return {
    type: 'button',
    action_id: clip(`run:${spec.mode ?? 'beside'}:${spec.command}:${spec.id}`, limits.idLength),
    text: plain(spec.label, limits.buttonText),
    value: [spec.text, spec.tooLong ?? usage].find(fitsButton) ?? usage,
    ...(spec.style && { style: spec.style }),
    ...(spec.spoken && { accessibility_label: clip(spec.spoken, limits.accessibilityLabel) }),
    ...(spec.confirm && { confirm: confirmation(spec.confirm) }),
  };
}

/** Whether a line, without its command, can stand behind a button, together with its seal. */
export function fitsButton(text: string): boolean {
  return lengthOf(text) + sealRoom <= limits.buttonValue;
}

/** Every command answers it, and it changes nothing. */
const usage = 'help';
