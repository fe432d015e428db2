import type { Message } from '../../../blocks/message.ts';
import { actions, section } from '../../../blocks/primitives.ts';
import { runButton } from '../../../blocks/run-button.ts';
import { name, plainName } from '../../../blocks/text.ts';
import type { Asker } from '../../answer.ts';
import { bargeConfirm } from '../../barge-confirm.ts';
import { bargeLine, listenLine, withReason } from '../../listen-line.ts';
import { listenLabel, offeredTo, spokenOffer } from '../../listen-offer.ts';
import { mentionTroubleSentence } from '../../mention-trouble-view.ts';
import { nameTroubleView } from '../../name-trouble-view.ts';
import { contactWords, plainChannel } from '../../words-for.ts';
import type { Heard, LiveContact, Question } from './report.ts';

type Of<Kind extends Question['kind']> = Extract<Question, { kind: Kind }>;

/** What has to be answered before anything is attempted. */
export function questionView(report: Question, asker: Asker): Message {
  switch (report.kind) {
    case 'name-trouble':
      return nameTroubleView(report);
    case 'mention-trouble':
      return say(mentionTroubleSentence(report));
    case 'confirm-agent':
      return confirmAgent(report);
    case 'several':
      return several(report, listenLabel(offeredTo(asker)));
    case 'ask-reason':
      return askReason(report);
    case 'confirm-barge':
      return confirmBarge(report);
  }
}

function say(text: string): Message {
  return { text, blocks: [section(text)] };
}

function confirmAgent(report: Of<'confirm-agent'>): Message {
  const { agentName, isBarge } = report;
  const text = `Do you mean *${name(agentName)}*? Floorwalker ${isBarge ? 'barges in' : 'listens'} only where a name fits one agent exactly.`;
  const yes = runButton({
    label: `${isBarge ? 'Barge in on' : 'Listen to'} ${plainName(agentName)}`,
    command: 'monitor',
    text: lineFor(report),
    id: 'confirm',
    mode: 'replace',
    ...(isBarge && { confirm: bargeConfirm(agentName) }),
  });
  return { text, blocks: [section(text), actions('confirm', [yes])] };
}

function several(report: Of<'several'>, label: string): Message {
  const text = `*${name(report.agentName)}* has ${report.contacts.length} contacts one can listen to. Which one?`;
  const rows = report.contacts.map((contact, index) =>
    section(
      contactWords(contact, report.names, report.now),
      listenTo(report, contact, { index, label }),
    ),
  );
  return { text, blocks: [section(text), ...rows] };
}

function listenTo(
  report: Of<'several'>,
  contact: LiveContact,
  { index, label }: { readonly index: number; readonly label: string },
) {
  const { agentName, isBarge, asksReason, reason } = report;
  const isAsked = asksReason && reason === undefined;
  const which = `${plainChannel(contact.channel)} contact ${index + 1}`;
  return runButton({
    label: isBarge ? 'Barge in' : label,
    command: 'monitor',
    text: isAsked ? whyLine(report, contact) : lineFor(report, contact),
    id: String(index),
    spoken: isBarge ? `Barge in on ${which}` : spokenOffer({ label }, which),
    ...(isBarge && !isAsked && { confirm: bargeConfirm(agentName) }),
  });
}

function askReason(report: Of<'ask-reason'>): Message {
  const text = `Nobody listens here without a reason. Say why you want to ${report.isBarge ? 'barge in on' : 'listen to'} *${name(report.agentName)}* (${contactWords(report.contact, report.names, report.now)}): it is kept with what you do.`;
  const why = runButton({
    label: 'Say why',
    command: 'monitor',
    text: whyLine(report, report.contact),
    id: 'why',
  });
  return { text, blocks: [section(text), actions('why', [why])] };
}

function confirmBarge(report: Of<'confirm-barge'>): Message {
  const what = contactWords(report.contact, report.names, report.now);
  const text = `Barge in on *${name(report.agentName)}* (${what})? You start unheard. Once you barge in from your contact control panel, ${name(report.agentName)} and the customer hear you.`;
  const yes = runButton({
    label: 'Barge in',
    command: 'monitor',
    text: lineFor(report, report.contact),
    id: 'confirm',
    mode: 'replace',
  });
  return { text, blocks: [section(text), actions('confirm', [yes])] };
}

/** The line that asks again for this agent, and for the same. What stands behind a question is its answer. */
function lineFor({ agentId, isBarge, reason }: Heard, contact?: LiveContact): string {
  const line = (isBarge ? bargeLine : listenLine)(agentId, contact?.contactId);
  return withReason(line, reason) + (isBarge ? ' confirmed' : '');
}

/** The line that opens the form for the reason. */
function whyLine({ agentId, isBarge }: Heard, { contactId }: LiveContact): string {
  return `why ${(isBarge ? bargeLine : listenLine)(agentId, contactId)}`;
}
