import type { ConfirmationDialog } from '@slack/types';
import { limits } from './limits.ts';
import { plain } from './primitives.ts';

/** A question before something happens. */
export interface Confirm {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
}

/** Slack's dialog for it, with a way out. */
export function confirmation(spec: Confirm): ConfirmationDialog {
  return {
    title: plain(spec.title, limits.confirmTitle),
    text: plain(spec.text, limits.confirmText),
    confirm: plain(spec.yes, limits.confirmButton),
    deny: plain('Cancel', limits.confirmButton),
  };
}
