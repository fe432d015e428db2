import type { Block } from '../../blocks/message.ts';
import { actions, section } from '../../blocks/primitives.ts';
import { type RunChoice, runSelect } from '../../blocks/run-menu.ts';
import { name, plainName } from '../../blocks/text.ts';
import { queueName } from '../../floor/named.ts';
import { bargeConfirm } from '../barge-confirm.ts';
import { contactWords, plainChannel } from '../words-for.ts';
import {
  bargeChoices,
  bargeMenu,
  canHear,
  cardText,
  type Listener,
  listenButton,
  listenText,
} from './listen-buttons.ts';
import type { AgentLine, FloorReport } from './report.ts';

/** So many Listen buttons stand in one message. */
const mostListenButtons = 10;

export interface ListenOptions extends Listener {
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
  const heard = page.filter((line) => canHear(line, options));
  const below = heard.filter((line) => !options.isAbove(line));
  const room = mostListenButtons - (heard.length - below.length);
  const rows = below.slice(0, room);
  const menus = [
    runSelect({
      id: 'listen',
      placeholder: 'Listen to…',
      choices: below.slice(room).map((line) => listenChoice(line, report)),
    }),
    options.mayBarge
      ? runSelect({
          id: 'barge',
          placeholder: 'Barge into…',
          choices: below.slice(room).flatMap((line) => bargeChoices(line, report)),
          confirm: bargeConfirm('the agent'),
        })
      : undefined,
    runSelect({ id: 'card', placeholder: 'Card of…', choices: page.map(cardChoice) }),
  ].filter((menu) => menu !== undefined);
  return [
    ...rows.flatMap((line, index) => listenRow(line, report, options, index)),
    ...(menus.length > 0 ? [actions('listen', menus)] : []),
  ];
}

function listenRow(
  line: AgentLine,
  report: FloorReport,
  { mayBarge }: Listener,
  index: number,
): readonly Block[] {
  const { names, now } = report;
  const contacts = line.audible.map((contact) => contactWords(contact, names, now));
  const text = `*${name(line.name)}*: ${contacts.join('; ')}`;
  const barge = mayBarge ? bargeMenu(line, report) : undefined;
  if (!barge) return [section(text, listenButton(line))];
  return [section(text), actions(`listen-${index}`, [listenButton(line), barge])];
}

function listenChoice(line: AgentLine, { names }: FloorReport): RunChoice {
  const [first] = line.audible;
  const queue = first?.queueId === undefined ? undefined : queueName(names, first.queueId);
  const about = [plainChannel(first?.channel), queue].filter((part) => part !== undefined);
  const label = `${plainName(line.name)} · ${about.map(plainName).join(' · ')}`;
  return { label, command: 'monitor', text: listenText(line) };
}

function cardChoice(line: AgentLine): RunChoice {
  return { label: plainName(line.name), command: 'agents', text: cardText(line) };
}
