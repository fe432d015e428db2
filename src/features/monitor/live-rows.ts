import { secondsBetween, shortDuration } from '../../blocks/format.ts';
import type { Block } from '../../blocks/message.ts';
import { actions, section } from '../../blocks/primitives.ts';
import { runButton } from '../../blocks/run-button.ts';
import { runOverflow, runSelect } from '../../blocks/run-menu.ts';
import { name, plainName } from '../../blocks/text.ts';
import { contactSince } from '../../domain/activity.ts';
import { bargeConfirm } from '../barge-confirm.ts';
import { type ListenOffer, spokenOffer } from '../listen-offer.ts';
import { contactWords, plainChannel } from '../words-for.ts';
import type { LiveLine, LiveReport } from './list-live-contacts.ts';

/**
 * One live contact with what can be pressed. One thing fits beside a text; Barge, asked before it is
 * done, makes a row of its own.
 */
export function rowBlocks(line: LiveLine, index: number, report: LiveReport): readonly Block[] {
  const text = rowText(line, report);
  const { offer, agentName, contact } = line;
  if (!offer) return [section(text)];
  const listen = runButton({
    label: offer.label,
    command: 'monitor',
    text: offer.line,
    id: contact.contactId,
    spoken: spokenOffer(offer, agentName),
  });
  if (!offer.barge) return [section(text, listen)];
  const barge = runOverflow({
    id: `barge:${contact.contactId}`,
    choices: [{ label: 'Barge in', command: 'monitor', text: offer.barge.line }],
    confirm: offer.barge.confirm,
  });
  return [section(text), actions(`live-${index}`, [listen, barge])];
}

/** Menus for those without a row. */
export function restBlocks(rest: readonly LiveLine[], { now }: LiveReport): readonly Block[] {
  const choices = (textOf: (offer: ListenOffer) => string | undefined) =>
    rest.flatMap((line) => {
      const text = line.offer && textOf(line.offer);
      const label = choiceLabel(line, now);
      return text === undefined ? [] : [{ label, command: 'monitor', text }];
    });
  const selects = [
    runSelect({
      id: 'rest',
      placeholder: `Listen to one of ${rest.length} more`,
      choices: choices(({ line }) => line),
    }),
    runSelect({
      id: 'barge-rest',
      placeholder: 'Barge into one of them',
      choices: choices(({ barge }) => barge?.line),
      confirm: bargeConfirm('the agent'),
    }),
  ].filter((select) => select !== undefined);
  return selects.length > 0 ? [actions('rest', selects)] : [];
}

/** What tells contacts apart comes first: a long name is what may be cut. */
function choiceLabel({ agentName, contact }: LiveLine, now: Date): string {
  const since = contactSince(contact);
  const duration = since ? shortDuration(secondsBetween(since, now)) : 'since unknown';
  return `${duration} · ${plainChannel(contact.channel)} · ${plainName(agentName)}`;
}

function rowText({ agentName, contact }: LiveLine, { names, now }: LiveReport): string {
  return `*${name(agentName)}* · ${contactWords(contact, names, now)}`;
}
