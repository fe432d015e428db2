import type { NotLinked } from '../domain/people.ts';

/** Why somebody is no Connect user to us, and what to do about it; says nothing of anybody else. */
export function notLinkedSentence(reason: NotLinked): string {
  const { why, advice } = words[reason];
  return `You are not linked to an Amazon Connect user: ${why}. ${advice}`;
}

const byHand = 'an administrator of Floorwalker to link you';

const words: Readonly<Record<NotLinked, { readonly why: string; readonly advice: string }>> = {
  'not-member': {
    why: 'your Slack account is not a full, active member of this workspace',
    advice: 'Use the account of your own that is one.',
  },
  'no-email': {
    why: 'Slack shows Floorwalker no e-mail address for you',
    advice: `Put your work e-mail on your Slack account, or ask ${byHand}.`,
  },
  none: {
    why: 'no Amazon Connect user has the e-mail address of your Slack account',
    advice: `Ask an Amazon Connect administrator to put your work e-mail on your own user, or ${byHand}.`,
  },
  several: {
    why: 'more than one Amazon Connect user has the e-mail address of your Slack account',
    advice: `Ask an Amazon Connect administrator to leave it on your own user alone, or ${byHand}.`,
  },
  'two-accounts': {
    why: 'Slack gives another account than yours for your e-mail address',
    advice:
      'Ask an administrator of your Slack workspace to leave that address on your own account alone.',
  },
  changed: {
    why: 'the e-mail address of your Slack account now leads to another Amazon Connect user than before',
    advice:
      'Nothing is started for you until an administrator of Floorwalker has looked at this and ended the link from before: ask one to unlink you.',
  },
  taken: {
    why: 'the Amazon Connect user with your e-mail address is linked to another Slack account already',
    advice: 'Ask an administrator of Floorwalker, who can see to whom and end that link.',
  },
  removed: {
    why: 'the Amazon Connect user you were linked to does not exist any more, so that link has ended',
    advice: `Try again if another user has your work e-mail now; otherwise ask ${byHand}.`,
  },
};
