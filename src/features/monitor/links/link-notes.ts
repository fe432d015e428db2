import type { Message } from '../../../blocks/message.ts';
import { name } from '../../../blocks/text.ts';
import type { KeptLink } from '../../../domain/people.ts';
import { oneSentence } from '../../settings-answers.ts';
import { byWords, mention } from './link-words.ts';

/** What somebody is told who was linked by hand. */
export function linkedNote({ username, by }: KeptLink): Message {
  return oneSentence(
    `Your Slack account was linked to the Amazon Connect user *${name(username)}* ${byWords(by)}, an administrator of Floorwalker: what you start by Floorwalker, you start as that user, and listening rings where that user is signed in. If that is not you, tell an administrator of Floorwalker now.`,
  );
}

/** What somebody is told whose address is on a Connect user that was linked to another account. */
export function takenAddressNote({ username, slackUserId, by }: KeptLink): Message {
  return oneSentence(
    `The Amazon Connect user *${name(username)}*, who has your e-mail address, was linked to the Slack account of ${mention(slackUserId)} ${byWords(by)}, an administrator of Floorwalker. While that stands, nothing is started for you as that user. If that user is you, tell an administrator of Floorwalker now.`,
  );
}

/** What somebody is told whose link an administrator ended. */
export function unlinkedNote(by: string, username: string): Message {
  return oneSentence(
    `Your Slack account is no longer linked to the Amazon Connect user *${name(username)}*: ${mention(by)}, an administrator of Floorwalker, ended that. Type whoami after the monitor command to see who you are in Amazon Connect now.`,
  );
}

/** What somebody is told whose Connect user is gone. */
export function goneNote({ username }: KeptLink): Message {
  return oneSentence(
    `The Amazon Connect user *${name(username)}*, to whom your Slack account was linked, does not exist any more, so that link has ended. If you have another one, it is found by your work e-mail address, or an administrator of Floorwalker can link you to it.`,
  );
}
