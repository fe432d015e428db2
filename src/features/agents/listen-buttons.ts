import { secondsBetween, shortDuration } from '../../blocks/format.ts';
import { fitsButton, runButton } from '../../blocks/run-button.ts';
import { type RunChoice, runOverflow } from '../../blocks/run-menu.ts';
import { plainName } from '../../blocks/text.ts';
import type { AgentContact } from '../../domain/contact-centre.ts';
import { queueName } from '../../floor/named.ts';
import { quote } from '../../grammar/words.ts';
import { bargeConfirm } from '../barge-confirm.ts';
import { bargeLine, listenLine } from '../listen-line.ts';
import { plainChannel } from '../words-for.ts';
import type { AgentLine, FloorReport } from './report.ts';

/** Who reads the answer, as far as its buttons need it. */
export interface Listener {
  readonly mayListen: boolean;
  readonly mayBarge: boolean;
  /** Their own Connect user: nobody listens to themselves. */
  readonly ownUserId: string | undefined;
}

/** Whether there is something to hear for this listener. */
export function canHear(line: AgentLine, { mayListen, ownUserId }: Listener): boolean {
  return (
    mayListen &&
    line.audible.length > 0 &&
    line.agent.userId !== ownUserId &&
    fitsButton(listenText(line))
  );
}

/** Listen; the press is checked afresh. */
export function listenButton(line: AgentLine) {
  return runButton({
    label: 'Listen',
    command: 'monitor',
    text: listenText(line),
    id: line.agent.userId,
    spoken: `Listen to ${line.name}`,
  });
}

/** What is typed after `monitor`: with one contact it is named, with several the answer offers them. */
export function listenText(line: AgentLine): string {
  const [only] = line.audible;
  return listenLine(line.agent.userId, line.audible.length === 1 ? only?.contactId : undefined);
}

/** Barge behind three dots, one choice a contact, asked before it is done. */
export function bargeMenu(line: AgentLine, report: FloorReport) {
  const several = line.audible.length > 1;
  return runOverflow({
    id: `barge:${line.agent.userId}`,
    choices: line.audible.map((contact) => ({
      ...bargeChoice(line, contact, report),
      label: several ? `Barge in: ${contactLabel(contact, report)}` : 'Barge in',
    })),
    confirm: bargeConfirm(line.name),
  });
}

/** The same for a select of several agents. */
export function bargeChoices(line: AgentLine, report: FloorReport): readonly RunChoice[] {
  return line.audible.map((contact) => bargeChoice(line, contact, report));
}

function bargeChoice(line: AgentLine, contact: AgentContact, report: FloorReport): RunChoice {
  const label = `${plainName(line.name)} · ${contactLabel(contact, report)}`;
  return { label, command: 'monitor', text: bargeLine(line.agent.userId, contact.contactId) };
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
