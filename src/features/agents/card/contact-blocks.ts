import type { Block } from '../../../blocks/message.ts';
import { actions, context, section } from '../../../blocks/primitives.ts';
import { runButton } from '../../../blocks/run-button.ts';
import { runSelect } from '../../../blocks/run-menu.ts';
import { count, plainName } from '../../../blocks/text.ts';
import type { AgentContact } from '../../../domain/contact-centre.ts';
import type { Asker } from '../../answer.ts';
import { bargeConfirm } from '../../barge-confirm.ts';
import { bargeLine, listenLine } from '../../listen-line.ts';
import type { AgentLine } from '../report.ts';
import { contactIdText, contactText, plainContact } from './contact-text.ts';
import type { CardReport } from './read-card.ts';

/** Of a message's 50 blocks each takes two or three; the rest of the card takes ten. */
const mostContacts = 15;
/** Contacts with buttons of their own; the others stand in a menu. */
const mostButtons = 5;

/** Each contact with what can be done about it: those one can hear first. */
export function contactBlocks(line: AgentLine, report: CardReport, asker: Asker): readonly Block[] {
  const contacts = audibleFirst(line);
  if (contacts.length === 0) return [section('No contacts.')];
  const shown = contacts.slice(0, mostContacts);
  const hidden = contacts.length - shown.length;
  return [
    ...shown.flatMap((contact, index) => [
      section(contactText(contact, report.names, report.now)),
      context(contactIdText(contact)),
      ...rowFor(contact, index, line, asker),
    ]),
    ...(hidden > 0 ? [context(`${count(hidden, 'more contact')} not shown.`)] : []),
    ...menusFor(line, report, asker),
  ];
}

function audibleFirst({ agent, audible }: AgentLine): readonly AgentContact[] {
  const isHeard = (contact: AgentContact) => audible.includes(contact);
  return [...audible, ...agent.contacts.filter((contact) => !isHeard(contact))];
}

/** Nobody listens to themselves. */
function rights({ access }: Asker, { agent }: AgentLine) {
  const isSelf = access.link?.connectUserId === agent.userId;
  return { listen: access.mayListen && !isSelf, barge: access.mayBarge && !isSelf };
}

function rowFor(
  contact: AgentContact,
  index: number,
  line: AgentLine,
  asker: Asker,
): readonly Block[] {
  if (index >= mostButtons || !line.audible.includes(contact)) return [];
  const { listen, barge } = rights(asker, line);
  const which = `${line.name}, contact ${index + 1}`;
  const buttons = [
    listen &&
      runButton({
        label: 'Listen',
        command: 'monitor',
        text: listenLine(line.agent.userId, contact.contactId),
        id: 'listen',
        spoken: `Listen to ${plainName(which)}`,
      }),
    barge &&
      runButton({
        label: 'Barge',
        command: 'monitor',
        text: bargeLine(line.agent.userId, contact.contactId),
        id: 'barge',
        style: 'danger',
        spoken: `Barge into ${plainName(which)}`,
        confirm: bargeConfirm(line.name),
      }),
  ].filter((button) => button !== false);
  return buttons.length > 0 ? [actions(`contact-${index}`, buttons)] : [];
}

function menusFor(line: AgentLine, report: CardReport, asker: Asker): readonly Block[] {
  const others = line.audible.slice(mostButtons);
  const { listen, barge } = rights(asker, line);
  const choices = (lineFor: typeof listenLine) =>
    others.map((contact, index) => ({
      label: `${mostButtons + index + 1}: ${plainContact(contact, report.names)}`,
      command: 'monitor',
      text: lineFor(line.agent.userId, contact.contactId),
    }));
  const menus = [
    listen &&
      runSelect({
        id: 'listen-other',
        placeholder: 'Listen to another contact…',
        choices: choices(listenLine),
      }),
    barge &&
      runSelect({
        id: 'barge-other',
        placeholder: 'Barge into another contact…',
        choices: choices(bargeLine),
        confirm: bargeConfirm(line.name),
      }),
  ].filter((menu) => menu !== false && menu !== undefined);
  return menus.length > 0 ? [actions('contacts', menus)] : [];
}
