import { secondsBetween, shortDuration } from '../../blocks/format.ts';
import { runButton } from '../../blocks/run-button.ts';
import { type RunChoice, runOverflow } from '../../blocks/run-menu.ts';
import { plainName } from '../../blocks/text.ts';
import type { AgentContact } from '../../domain/contact-centre.ts';
import { queueName } from '../../floor/named.ts';
import { quote } from '../../grammar/words.ts';
import { bargeConfirm } from '../barge-confirm.ts';
import { type AgentOffer, spokenOffer } from '../listen-offer.ts';
import { plainChannel } from '../words-for.ts';
import type { AgentLine, FloorReport } from './report.ts';

/** Listen; the press is checked afresh. */
export function listenButton(line: AgentLine, offer: AgentOffer) {
  return runButton({
    label: offer.label,
    command: 'monitor',
    text: offer.line,
    id: line.agent.userId,
    spoken: spokenOffer(offer, line.name),
  });
}

/** Barge behind three dots, one choice a contact, asked before it is done. */
export function bargeMenu(line: AgentLine, offer: AgentOffer, report: FloorReport) {
  const several = offer.contacts.length > 1;
  return runOverflow({
    id: `barge:${line.agent.userId}`,
    choices: bargeable(offer).map(({ contact, text }) => ({
      label: several ? `Barge in: ${contactLabel(contact, report)}` : 'Barge in',
      command: 'monitor',
      text,
    })),
    confirm: bargeConfirm(line.name),
  });
}

/** The same for a select of several agents. */
export function bargeChoices(
  line: AgentLine,
  offer: AgentOffer,
  report: FloorReport,
): readonly RunChoice[] {
  return bargeable(offer).map(({ contact, text }) => ({
    label: `${plainName(line.name)} · ${contactLabel(contact, report)}`,
    command: 'monitor',
    text,
  }));
}

function bargeable({ contacts }: AgentOffer) {
  return contacts.flatMap(({ contact, offer: { barge } }) =>
    barge ? [{ contact, text: barge.line }] : [],
  );
}

/** Which of several contacts: how long it has been connected comes first, since a long queue's name may be cut. */
function contactLabel(contact: AgentContact, { names, now }: FloorReport): string {
  const { channel, connectedSince, queueId } = contact;
  const lasts = connectedSince && shortDuration(secondsBetween(connectedSince, now));
  const queue = queueId === undefined ? undefined : plainName(queueName(names, queueId));
  return [plainChannel(channel), lasts, queue].filter((part) => part !== undefined).join(' · ');
}

/** Everything about this agent, answered to whoever presses. */
export function cardButton(line: AgentLine) {
  return runButton({
    label: 'Card',
    command: 'agents',
    text: cardText(line),
    id: `card:${line.agent.userId}`,
    spoken: `Card of ${line.name}`,
  });
}

export function cardText(line: AgentLine): string {
  return `agent:${quote(line.agent.userId)}`;
}
