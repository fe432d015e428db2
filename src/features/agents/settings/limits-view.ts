import type { Block, Message } from '../../../blocks/message.ts';
import { actions, context, section } from '../../../blocks/primitives.ts';
import { name } from '../../../blocks/text.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import type { AttentionLimits } from '../../../domain/settings.ts';
import { statusName } from '../../../floor/named.ts';
import { typedLimit } from '../../../grammar/limit.ts';
import type { Asker } from '../../answer.ts';
import { byChannelWords, limitMoveWords, limitWords } from '../../limit-words.ts';
import { nameTroubleView } from '../../name-trouble-view.ts';
import { overtakenView, settingsButton, typedLines, whoChanges } from '../../settings-answers.ts';
import { channelWord } from '../../words-for.ts';
import { type LimitSlot, typedSlot } from './limit-slots.ts';
import type { LimitChange, LimitsReport } from './limits.ts';

/** The limits as they are, and how each is typed. */
export function limitsView(report: LimitsReport, asker: Asker): Message {
  if (report.kind === 'name-trouble') return nameTroubleView(report);
  if (report.kind === 'overtaken') return overtakenView;
  if (report.kind === 'no-limit-for') {
    const text = `*${name(report.statusName)}* is no break or the like, so nobody can be in it too long. Name a custom status: \`limits status "Lunch" 45m\`.`;
    return { text, blocks: [section(text)] };
  }
  const { limits, names, change } = report;
  const lead = change && limitMoveWords(change, slotWords(change.slot, names));
  const lines = [
    `• contact: ${byChannelWords(limits.contact)}`,
    `• hold: ${byChannelWords(limits.hold)}`,
    `• after-contact work: ${byChannelWords(limits.afterContactWork)}`,
    `• status: ${byStatus(limits, names)}`,
  ];
  const headline =
    '*Limits*: whoever is over one of them stands first. A missed or failed contact counts at once.';
  const blocks: Block[] = [
    ...(lead ? [section(lead)] : []),
    section(headline),
    ...lines.map((line) => section(line)),
    ...(asker.access.isAdministrator ? [howToType] : [context(whoChanges)]),
    ...(change?.kind === 'changed' ? [undo(change)] : []),
  ];
  return { text: [lead, headline, ...lines].filter(Boolean).join('\n'), blocks };
}

const howToType = typedLines(
  [
    ['limits hold 3m', 'every channel without a limit of its own'],
    ['limits hold voice 2m', 'one channel: voice, chat, task or email'],
    ['limits contact chat 30m', 'how long a contact may last'],
    ['limits acw 4m', 'after-contact work'],
    ['limits status "Lunch" 45m', 'one custom status'],
    ['limits status 30m', 'every other custom status'],
  ],
  '`off` instead of the time means never, `default` what Floorwalker comes with.',
);

/** More of them would be no sentence any more; an instance has 50 statuses at most by default. */
const mostStatuses = 20;

function byStatus({ status }: AttentionLimits, names: Names | undefined): string {
  const own = Object.entries(status.byId);
  const shown = own
    .slice(0, mostStatuses)
    .map(([id, limit]) => `${called(id, names)} ${limitWords(limit)}`);
  const more = own.length > mostStatuses ? [`${own.length - mostStatuses} more`] : [];
  const rest = own.length === 0 ? 'every custom status' : 'every other custom status';
  return [...shown, ...more, `${rest} ${limitWords(status.otherwise)}`].join(' · ');
}

function slotWords(slot: LimitSlot, names: Names | undefined): string {
  if (slot.of === 'status') {
    if (slot.statusId === undefined) return 'Every other custom status';
    return `Status ${called(slot.statusId, names)}`;
  }
  const what = { contact: 'Contact', hold: 'Hold', afterContactWork: 'After-contact work' }[
    slot.of
  ];
  return slot.channel === undefined
    ? `${what}, every other channel`
    : `${what}, ${channelWord(slot.channel)}`;
}

function called(statusId: string, names: Names | undefined): string {
  return name(names ? statusName(names, statusId) : `status ${statusId}`);
}

function undo({ slot, before }: LimitChange): Block {
  const text = `${typedSlot(slot)} ${typedLimit(before)}`;
  return actions('limits', [settingsButton('agents', 'Undo', text)]);
}
