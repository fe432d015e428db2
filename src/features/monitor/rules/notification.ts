import { limits } from '../../../blocks/limits.ts';
import { clip } from '../../../blocks/text.ts';

/** What an answer says where its blocks are not shown. */
export function notification(lead: string | undefined, lines: readonly string[]): string {
  return clip([lead, ...lines].filter(Boolean).join('\n'), limits.messageText);
}
