import type { MentionTrouble } from '../floor/name-trouble.ts';
/** The sentence for a mention that leads to no agent. */
export function mentionTroubleSentence(trouble: MentionTrouble): string {
  return `<@${trouble.slackUserId}> is not linked to an Amazon Connect user: their Slack e-mail address must be on exactly one, or an administrator of Floorwalker links them. Type the agent's name instead.`;
}
