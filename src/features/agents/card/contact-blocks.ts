import type { Block } from '../../../blocks/message.ts';
import { actions, context, section } from '../../../blocks/primitives.ts';
import { runButton } from '../../../blocks/run-button.ts';
import { runSelect } from '../../../blocks/run-menu.ts';
import { count, plainName } from '../../../blocks/text.ts';
import type { AgentContact } from '../../../domain/contact-centre.ts';
import type { Asker } from '../../answer.ts';
import { bargeConfirm } from '../../barge-confirm.ts';
import {
  type AgentOffer,
  agentOffer,
  type ListenOffer,
  offeredTo,
  spokenOffer,
} from '../../listen-offer.ts';
import type { AgentLine } from '../report.ts';
import { contactIdText, contactText, plainContact } from './contact-text.ts';
import type { CardReport } from './read-card.ts';

/** Of a message's 50 blocks each takes two or three; the rest of the card takes ten. */
const mostContacts = 15;
/** Contacts with buttons of their own; the others stand in a menu. */
const mostButtons = 5;

/** Each contact with what can be done about it: those one can hear first. */
export function contactBlocks(line: AgentLine, report: CardReport, asker: Asker): readonly Block[] {
  const offers = agentOffer(offeredTo(asker), line)?.contacts ?? [];
  const contacts = offeredFirst(line, offers);
  if (contacts.length === 0) return [section('No contacts.')];
  const shown = contacts.slice(0, mostContacts);
  const hidden = contacts.length - shown.length;
  return [
    ...shown.flatMap((contact, index) => [
      section(contactText(contact, report.names, report.now)),
      context(contactIdText(contact)),
      ...rowFor(offers[index]?.offer, index, line),
    ]),
    ...(hidden > 0 ? [context(`${count(hidden, 'more contact')} not shown.`)] : []),
    ...menusFor(offers.slice(mostButtons), line, report),
  ];
}

type Offers = AgentOffer['contacts'];

/** Those with an offer in its order, then those one can hear in principle, then the others. */
function offeredFirst({ agent, audible }: AgentLine, offers: Offers): readonly AgentContact[] {
  return [...new Set([...offers.map(({ contact }) => contact), ...audible, ...agent.contacts])];
}

function rowFor(offer: ListenOffer | undefined, index: number, line: AgentLine): readonly Block[] {
  if (!offer || index >= mostButtons) return [];
  const which = plainName(`${line.name}, contact ${index + 1}`);
  const listen = runButton({
    label: offer.label,
    command: 'monitor',
    text: offer.line,
    id: 'listen',
    spoken: spokenOffer(offer, which),
  });
  const barge =
    offer.barge &&
    runButton({
      label: 'Barge',
      command: 'monitor',
      text: offer.barge.line,
      id: 'barge',
      style: 'danger',
      spoken: `Barge into ${which}`,
      confirm: offer.barge.confirm,
    });
  return [actions(`contact-${index}`, [listen, barge])];
}

function menusFor(others: Offers, line: AgentLine, report: CardReport): readonly Block[] {
  const choices = (textOf: (offer: ListenOffer) => string | undefined) =>
    others.flatMap(({ contact, offer }, index) => {
      const text = textOf(offer);
      const label = `${mostButtons + index + 1}: ${plainContact(contact, report.names)}`;
      return text === undefined ? [] : [{ label, command: 'monitor', text }];
    });
  const menus = [
    runSelect({
      id: 'listen-other',
      placeholder: 'Listen to another contact…',
      choices: choices((offer) => offer.line),
    }),
    runSelect({
      id: 'barge-other',
      placeholder: 'Barge into another contact…',
      choices: choices(({ barge }) => barge?.line),
      confirm: bargeConfirm(line.name),
    }),
  ].filter((menu) => menu !== undefined);
  return menus.length > 0 ? [actions('contacts', menus)] : [];
}
