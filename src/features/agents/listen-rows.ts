import type { Block } from '../../blocks/message.ts';
import { actions, section } from '../../blocks/primitives.ts';
import { type RunChoice, runSelect } from '../../blocks/run-menu.ts';
import { name, plainName } from '../../blocks/text.ts';
import { queueName } from '../../floor/named.ts';
import { bargeConfirm } from '../barge-confirm.ts';
import { type AgentOffer, agentOffer, type OfferedTo } from '../listen-offer.ts';
import { contactWords, plainChannel } from '../words-for.ts';
import { bargeChoices, bargeMenu, cardText, listenButton } from './listen-buttons.ts';
import type { AgentLine, FloorReport } from './report.ts';

/** So many Listen buttons stand in one message. */
const mostListenButtons = 10;

export interface ListenOptions {
  readonly to: OfferedTo;
  /** Those who have a button further up. */
  readonly isAbove: (line: AgentLine) => boolean;
}

/**
 * Below the table: a row for each agent of the page one can listen to, as far as there are buttons;
 * the rest in a select, and a select of everybody's card.
 */
export function listenRows(
  report: FloorReport,
  page: readonly AgentLine[],
  options: ListenOptions,
): readonly Block[] {
  const heard = page.flatMap((line) => {
    const offer = agentOffer(options.to, line);
    return offer ? [{ line, offer }] : [];
  });
  const below = heard.filter(({ line }) => !options.isAbove(line));
  const room = mostListenButtons - (heard.length - below.length);
  const rows = below.slice(0, room);
  const menus = [
    runSelect({
      id: 'listen',
      placeholder: 'Listen to…',
      choices: below.slice(room).map((one) => listenChoice(one, report)),
    }),
    runSelect({
      id: 'barge',
      placeholder: 'Barge into…',
      choices: below.slice(room).flatMap(({ line, offer }) => bargeChoices(line, offer, report)),
      confirm: bargeConfirm('the agent'),
    }),
    runSelect({ id: 'card', placeholder: 'Card of…', choices: page.map(cardChoice) }),
  ].filter((menu) => menu !== undefined);
  return [
    ...rows.flatMap((one, index) => listenRow(one, report, index)),
    ...(menus.length > 0 ? [actions('listen', menus)] : []),
  ];
}

/** An agent of the page with what of theirs can be heard. */
interface Heard {
  readonly line: AgentLine;
  readonly offer: AgentOffer;
}

function listenRow({ line, offer }: Heard, report: FloorReport, index: number): readonly Block[] {
  const { names, now } = report;
  const contacts = offer.contacts.map(({ contact }) => contactWords(contact, names, now));
  const text = `*${name(line.name)}*: ${contacts.join('; ')}`;
  const barge = bargeMenu(line, offer, report);
  if (!barge) return [section(text, listenButton(line, offer))];
  return [section(text), actions(`listen-${index}`, [listenButton(line, offer), barge])];
}

function listenChoice({ line, offer }: Heard, { names }: FloorReport): RunChoice {
  const first = offer.contacts[0]?.contact;
  const queue = first?.queueId === undefined ? undefined : queueName(names, first.queueId);
  const about = [plainChannel(first?.channel), queue].filter((part) => part !== undefined);
  const label = `${plainName(line.name)} · ${about.map(plainName).join(' · ')}`;
  return { label, command: 'monitor', text: offer.line };
}

function cardChoice(line: AgentLine): RunChoice {
  return { label: plainName(line.name), command: 'agents', text: cardText(line) };
}
