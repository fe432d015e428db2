import { secondsBetween, shortDuration } from '../../../blocks/format.ts';
import type { Message } from '../../../blocks/message.ts';
import { actions, section } from '../../../blocks/primitives.ts';
import { runButton } from '../../../blocks/run-button.ts';
import { name } from '../../../blocks/text.ts';
import { bargeConfirm } from '../../barge-confirm.ts';
import { bargeLine, whenFreeLine, withReason } from '../../listen-line.ts';
import { activityWords, channelWord } from '../../words-for.ts';
import type { Heard, Standing, TurnedAway } from './report.ts';

type Of<Kind extends TurnedAway['kind']> = Extract<TurnedAway, { kind: Kind }>;

/** Why nobody listens now, and what to do. */
export function turnedAwayView(report: TurnedAway | Standing): Message {
  const text = sentence(report);
  switch (report.kind) {
    case 'not-here':
    case 'nothing-to-hear':
      return { text, blocks: [section(text), actions('when-free', [whenFree(report)])] };
    case 'listens-already':
      return report.isBarge && !report.mayBarge
        ? { text, blocks: [section(text), actions('barge', [bargeAgain(report)])] }
        : say(text);
    default:
      return say(text);
  }
}

function say(text: string): Message {
  return { text, blocks: [section(text)] };
}

function sentence(report: TurnedAway | Standing): string {
  switch (report.kind) {
    case 'yourself':
      return 'That is you. One cannot listen to oneself.';
    case 'never':
      return 'Nobody may listen here: administrators of Floorwalker have excluded it for everybody.';
    case 'out-of-scope':
      return 'This is outside of what you may listen to. An administrator of Floorwalker sets whom each supervisor may hear.';
    case 'listening-off':
      return 'Listening was turned off in Floorwalker just now, so nothing was started. An administrator of Floorwalker can turn it on.';
    case 'link-ended':
      return 'Your link to an Amazon Connect user was ended just now, so nothing was started. Ask an administrator of Floorwalker.';
    case 'contact-gone':
      return 'There is no such contact any more, so there is nothing to listen to. Type the command alone to see what there is.';
    case 'contact-without-agent':
      return 'No agent is on this contact yet: it is in a queue or with a bot. Try again once an agent has taken it.';
    case 'contact-of-other-channel':
      return 'Only calls and chats can be listened to, and this contact is neither. Type the command alone to see what there is.';
    case 'contact-is-session':
      return 'This is the contact of somebody who listens, which cannot be listened to. Name the agent instead.';
    case 'not-here':
      return `${name(report.agentName)} is not signed in, so there is nothing to listen to.`;
    case 'nothing-to-hear':
      return nothingToHear(report);
    case 'not-signed-in':
      return `Your contact control panel is closed or Offline, so it cannot ring. Sign in to it as ${name(report.username)}, leave Offline, and try again.`;
    case 'channel-not-taken':
      return `Your routing profile does not take ${channelWord(report.channel)} contacts, so your control panel cannot open this one. An Amazon Connect administrator can add the channel to it.`;
    case 'on-another-call':
      return 'You already listen to a call, and a control panel takes one at a time. End that session in your contact control panel, and try again.';
    case 'no-notice':
      return noNotice(report);
    case 'listens-already':
      return listensAlready(report);
    case 'being-started':
      return `Listening to ${name(report.agentName)} on this contact is being started already, so it is not asked for twice. Look at your contact control panel.`;
    case 'ending':
      return `Your session on this contact of ${name(report.agentName)} seems to have just ended, and that is being confirmed. Try again in some seconds.`;
  }
}

function nothingToHear(report: Of<'nothing-to-hear'>): string {
  const { agentName, agent, activity, statusName, now } = report;
  const status =
    statusName === undefined ? 'in an unknown status' : `in status ${name(statusName)}`;
  const since = agent.statusSince;
  const lasting = since === undefined ? '' : ` for ${shortDuration(secondsBetween(since, now))}`;
  const doing = `${name(agentName)} is now ${activityWords[activity]}, ${status}${lasting}`;
  return `${became(report)}There is nothing to listen to: ${doing}. Connected calls and chats can be listened to.`;
}

function became({ became: what }: Of<'nothing-to-hear'>): string {
  switch (what) {
    case undefined:
      return '';
    case 'over':
      return 'That contact is over. ';
    case 'ringing':
      return 'That contact is still ringing. ';
    case 'other-channel':
      return 'Only calls and chats can be listened to, and that contact is neither. ';
    case 'session':
      return 'That is the contact of somebody who listens. ';
  }
}

function noNotice({ agentName, why }: Of<'no-notice'>): string {
  const who = name(agentName);
  return why === 'unmatched'
    ? `Agents are told here when somebody listens, and ${who} cannot be: no Slack account is linked to their Amazon Connect user. So nobody may listen. An administrator of Floorwalker can link them, or change the rule.`
    : `Agents are told here before somebody listens, and Slack did not take the message to ${who}. So nothing was started. Try again in a minute.`;
}

function listensAlready(report: Of<'listens-already'>): string {
  const { agentName, since, now, mayBarge, isBarge } = report;
  const lasting = shortDuration(secondsBetween(since, now));
  const already = `You already listen to ${name(agentName)} on this contact, for ${lasting} now.`;
  return isBarge && !mayBarge
    ? `${already} That session began silent, and cannot become barge-in. End it in your contact control panel, then press Barge in: it starts a new one.`
    : `${already} Look at your contact control panel.`;
}

function whenFree(report: Heard) {
  return runButton({
    label: 'Listen when they take a contact',
    command: 'monitor',
    text: whenFreeLine(report.agentId, report) + (report.isBarge ? ' confirmed' : ''),
    id: 'when-free',
    mode: 'replace',
    ...(report.isBarge && { confirm: bargeConfirm(report.agentName) }),
  });
}

function bargeAgain({ agentId, agentName, contact, reason }: Of<'listens-already'>) {
  const line = withReason(bargeLine(agentId, contact.contactId), reason);
  return runButton({
    label: 'Barge in',
    command: 'monitor',
    text: `${line} confirmed`,
    id: 'barge',
    confirm: bargeConfirm(agentName),
  });
}
