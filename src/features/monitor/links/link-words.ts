import { dateAndTime } from '../../../blocks/format.ts';
import { name } from '../../../blocks/text.ts';
import type { KeptLink, LinkedBy } from '../../../domain/people.ts';

/** "by e-mail", "by <@U…>". For mrkdwn. */
export function byWords(by: LinkedBy): string {
  return by.kind === 'email' ? 'by e-mail' : `by ${mention(by.slackUserId)}`;
}

/** "<@U…> is *maria.lindqvist*, by e-mail, since …". For mrkdwn. */
export function linkLine({ slackUserId, username, by, at }: KeptLink): string {
  return `${mention(slackUserId)} is *${name(username)}*, ${byWords(by)}, since ${dateAndTime(at)}`;
}

export function mention(slackUserId: string): string {
  return `<@${slackUserId}>`;
}
