import type { Button, ConfirmationDialog } from '@slack/types';
import { limits } from './limits.ts';
import { plain } from './primitives.ts';
import { clip } from './text.ts';

/** What a press does with the message it stands in: answers beside it, or takes its place. */
export type AnswerMode = 'beside' | 'replace';

export interface RunButton {
  readonly label: string;
  /** The command without slash or prefix, `queue-wait`. */
  readonly command: string;
  /** What would be typed after it, `queue:"Billing"`. */
  readonly text: string;
  /** Unique among the buttons of its block. */
  readonly id: string;
  readonly mode?: AnswerMode;
  readonly style?: 'primary' | 'danger';
  /** For screen readers, where several buttons read the same. */
  readonly spoken?: string;
  readonly confirm?: { readonly title: string; readonly text: string; readonly yes: string };
}

/**
 * A button is a typed command: pressing it runs the same line through the same gate as typing it,
 * as the person who pressed. A forged value can do nothing that its author could not type.
 */
export function runButton(spec: RunButton): Button {
  return {
    type: 'button',
    action_id: clip(`run:${spec.mode ?? 'beside'}:${spec.command}:${spec.id}`, limits.idLength),
    text: plain(spec.label, limits.buttonText),
    value: clip(spec.text, limits.buttonValue),
    ...(spec.style && { style: spec.style }),
    ...(spec.spoken && { accessibility_label: clip(spec.spoken, limits.accessibilityLabel) }),
    ...(spec.confirm && { confirm: confirmation(spec.confirm) }),
  };
}

/** Reads a pressed button back; undefined for an action id that is not ours. */
export function pressedRun(
  actionId: string,
): { readonly mode: AnswerMode; readonly command: string } | undefined {
  const [kind, mode, command] = actionId.split(':');
  if (kind !== 'run' || !command) return undefined;
  return { mode: mode === 'replace' ? 'replace' : 'beside', command };
}

function confirmation(spec: NonNullable<RunButton['confirm']>): ConfirmationDialog {
  return {
    title: plain(spec.title, limits.confirmTitle),
    text: plain(spec.text, limits.confirmText),
    confirm: plain(spec.yes, limits.confirmButton),
    deny: plain('Cancel', limits.confirmButton),
  };
}
