import { secondsBetween, shortDuration } from '../../blocks/format.ts';
import type { Message } from '../../blocks/message.ts';
import { actions, section } from '../../blocks/primitives.ts';
import { runButton } from '../../blocks/run-button.ts';
import { name, plainName } from '../../blocks/text.ts';
import type { AgentContact } from '../../domain/contact-centre.ts';
import type { GroupTrouble } from '../../floor/queues-in.ts';
import { bargeConfirm } from '../barge-confirm.ts';
import { groupTroubleView } from '../group-trouble-view.ts';
import { bargeLine, listenLine } from '../listen-line.ts';
import { mentionTroubleSentence } from '../mention-trouble-view.ts';
import { nameTroubleView } from '../name-trouble-view.ts';
import { activityWords, contactWords, plainChannel } from '../words-for.ts';
import type { LiveReport } from './list-live-contacts.ts';
import { liveView } from './live-view.ts';
import type { ListenReport } from './start-listening.ts';

type Of<Kind extends ListenReport['kind']> = Extract<ListenReport, { kind: Kind }>;

/** What became of the wish to listen. */
export function monitorView(report: ListenReport | LiveReport | GroupTrouble): Message {
  switch (report.kind) {
    case 'live':
      return liveView(report);
    case 'name-trouble':
      return nameTroubleView(report);
    case 'group-trouble':
      return groupTroubleView(report);
    case 'mention-trouble':
      return say(mentionTroubleSentence(report));
    case 'yourself':
      return say('That is you. One cannot listen to oneself.');
    case 'confirm-agent':
      return confirmAgent(report);
    case 'not-here':
      return say(`${name(report.agentName)} is not signed in, so there is nothing to listen to.`);
    case 'nothing-to-hear':
      return say(nothingToHear(report));
    case 'several':
      return several(report);
    case 'already':
      return say(
        `You already asked to listen to ${name(report.agentName)} on this contact a moment ago, so it is not asked for twice. Look at your contact control panel.`,
      );
    case 'started':
      return say(started(report));
    case 'unsure':
      return say(
        `Amazon Connect did not answer in time, so it is not known whether listening to ${name(report.agentName)} started. Look at your contact control panel, signed in as ${name(report.username)}. If it does not ring within a minute, try again.`,
      );
  }
}

function say(text: string): Message {
  return { text, blocks: [section(text)] };
}

function started(report: Of<'started'>): string {
  const what = contactWords(report.contact, report.names, report.now);
  const panel = `Your contact control panel, signed in as ${name(report.username)}, rings now: accept it there.`;
  const heard = report.isBarge
    ? 'You are heard by nobody until you choose barge-in, which the control panel offers where enhanced monitoring is enabled.'
    : 'You are heard by nobody.';
  return `Listening to *${name(report.agentName)}* (${what}). ${panel} ${heard}`;
}

function confirmAgent(report: Of<'confirm-agent'>): Message {
  const text = `Do you mean *${name(report.agentName)}*? Floorwalker ${report.isBarge ? 'barges in' : 'listens'} only where a name fits one agent exactly.`;
  const yes = runButton({
    label: `${report.isBarge ? 'Barge in on' : 'Listen to'} ${plainName(report.agentName)}`,
    command: 'monitor',
    text: lineFor(report),
    id: 'confirm',
    mode: 'replace',
    ...(report.isBarge && { confirm: bargeConfirm(report.agentName) }),
  });
  return { text, blocks: [section(text), actions('confirm', [yes])] };
}

function nothingToHear(report: Of<'nothing-to-hear'>): string {
  const who = name(report.agentName);
  const since = report.agent.statusSince;
  const status =
    report.statusName === undefined
      ? 'in an unknown status'
      : `in status ${name(report.statusName)}`;
  const lasting =
    since === undefined ? '' : ` for ${shortDuration(secondsBetween(since, report.now))}`;
  const doing = activityWords[report.activity];
  const ended = report.wasContact ? 'That contact is over. ' : '';
  return `${ended}There is nothing to listen to: ${who} is now ${doing}, ${status}${lasting}. Connected calls and chats can be listened to.`;
}

function several(report: Of<'several'>): Message {
  const text = `*${name(report.agentName)}* has ${report.contacts.length} contacts one can listen to. Which one?`;
  const rows = report.contacts.map((contact, index) =>
    section(contactWords(contact, report.names, report.now), listenTo(report, contact, index)),
  );
  return { text, blocks: [section(text), ...rows] };
}

function listenTo(report: Of<'several'>, contact: AgentContact, index: number) {
  return runButton({
    label: report.isBarge ? 'Barge in' : 'Listen',
    command: 'monitor',
    text: lineFor(report, contact.contactId),
    id: String(index),
    spoken: `${report.isBarge ? 'Barge in on' : 'Listen to'} ${plainChannel(contact.channel)} contact ${index + 1}`,
    ...(report.isBarge && { confirm: bargeConfirm(report.agentName) }),
  });
}

/** The line that asks again for this agent, and for the same. */
function lineFor(
  { agentId, isBarge }: { readonly agentId: string; readonly isBarge: boolean },
  contactId?: string,
) {
  return isBarge ? bargeLine(agentId, contactId) : listenLine(agentId, contactId);
}
