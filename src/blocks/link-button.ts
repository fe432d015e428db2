import type { Button } from '@slack/types';
import { limits } from './limits.ts';
import { plain } from './primitives.ts';
import { clip, lengthOf } from './text.ts';

export interface LinkButton {
  readonly label: string;
  /** Opened by Slack itself. One that is too long is left out: cut, it would lead elsewhere. */
  readonly url: `https://${string}` | `slack://${string}`;
  /** Unique among the buttons of its block. */
  readonly id: string;
  /** For screen readers, where several buttons read the same. */
  readonly spoken?: string;
}

/** A button that leads somewhere. Slack tells of the press all the same; nothing is run. */
export function linkButton({ label, url, id, spoken }: LinkButton): Button {
  return {
    type: 'button',
    action_id: clip(`link:${id}`, limits.idLength),
    text: plain(label, limits.buttonText),
    ...(spoken && { accessibility_label: clip(spoken, limits.accessibilityLabel) }),
    ...(lengthOf(url) <= limits.url && { url }),
  };
}

/** Whether this action id is a link button's. */
export function isLink(actionId: string): boolean {
  return actionId.startsWith('link:');
}
