import type { Refusal } from '../access/act.ts';
import type { Message } from '../blocks/message.ts';
import { section } from '../blocks/primitives.ts';
import { notLinkedSentence } from './not-linked-words.ts';

/** Why the answer is no, and what would change it. Says nothing of what was asked for. */
export function refusalView(refusal: Refusal): Message {
  const text = sentence(refusal);
  return { text, blocks: [section(text)] };
}

function sentence(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'guest':
      return 'Floorwalker does not answer guests of a workspace. Ask a full member of your team.';
    case 'stranger':
      return 'Floorwalker answers only people of its own workspace.';
    case 'bot':
      return 'Floorwalker does not answer other apps.';
    case 'deactivated':
      return 'This Slack account is deactivated, so Floorwalker does not answer it.';
    case 'shared-channel':
      return 'This channel is shared with another company, so Floorwalker does not answer here. Use a channel of your own workspace, or a direct message with Floorwalker.';
    case 'not-owner':
      return 'Only the person who made this rule or an administrator of Floorwalker can change it.';
    case 'not-administrator':
      return 'Only an administrator of Floorwalker can do this. Who that is stands in its configuration (ADMIN_SLACK_USERS).';
    case 'not-in-group':
      return 'Agents are shown to the members of one Slack user group, and you are not in it. Ask to be added to the group, or ask an administrator of Floorwalker, who chose it.';
    case 'not-in-alert-group':
      return 'This is for the members of one Slack user group, and you are not in it. Ask to be added to the group, or ask an administrator of Floorwalker, who chose it.';
    case 'not-in-channel':
      return 'Agents are shown in certain channels only, and not here. Ask in one of those, or ask an administrator of Floorwalker, who chose them.';
    case 'may-not-export':
      return 'You may see agents, but not take them away as a file. An administrator of Floorwalker decides who may.';
    case 'listening-off':
      return 'Listening is turned off in Floorwalker. An administrator of Floorwalker can turn it on.';
    case 'not-linked':
      return notLinkedSentence(refusal.reason);
    case 'no-permission':
      return `Your Amazon Connect security profile does not include ${permissions[refusal.permission]}. An Amazon Connect administrator can add it.`;
  }
}

type Permission = Extract<Refusal, { kind: 'no-permission' }>['permission'];

/** As Amazon Connect calls it in its console, and in its API. */
const permissions: Readonly<Record<Permission, string>> = {
  'real-time-metrics': 'real-time metrics (AccessMetrics)',
  'listen-in': 'real-time contact monitoring (ManagerListenIn)',
  'barge-in': 'real-time contact barge-in (ManagerBargeIn)',
};
