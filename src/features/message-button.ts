import { linkButton } from '../blocks/link-button.ts';
import { plainName } from '../blocks/text.ts';

/**
 * Opens the direct message with a person (documented deep link). UNVERIFIED: whether Slack takes this
 * scheme in a button, so what it stands in has a form without it.
 */
export function messageButton(workspace: string, slackUserId: string, who?: string) {
  const url = `slack://user?team=${workspace}&id=${slackUserId}` as const;
  const spoken = who === undefined ? {} : { spoken: `Message ${plainName(who)}` };
  return linkButton({ label: 'Message', url, id: 'message', ...spoken });
}
