import { setDuration } from '../../../blocks/format.ts';
import { limits } from '../../../blocks/limits.ts';
import type { Block, Message } from '../../../blocks/message.ts';
import { actions, context, section } from '../../../blocks/primitives.ts';
import { clip, name } from '../../../blocks/text.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import type { OwnLimits } from '../../../domain/settings.ts';
import { queueName } from '../../../floor/named.ts';
import { isKnown } from '../../../floor/still-there.ts';
import { typedLimit } from '../../../grammar/limit.ts';
import type { Asker } from '../../answer.ts';
import { byChannelWords, limitMoveWords } from '../../limit-words.ts';
import { nameTroubleView } from '../../name-trouble-view.ts';
import {
  oneSentence,
  overtakenView,
  settingsButton,
  typedLines,
  whoChanges,
} from '../../settings-answers.ts';
import { channelWord } from '../../words-for.ts';
import {
  mostQueuesWithLimits,
  type WaitLimitChange,
  type WaitLimitsReport,
} from './wait-limits.ts';
import { typedWaitSlot, type WaitSlot } from './wait-slots.ts';

/** After how long a wait is too long, and how each limit is typed. */
export function waitLimitsView(report: WaitLimitsReport, asker: Asker): Message {
  switch (report.kind) {
    case 'name-trouble':
      return nameTroubleView(report);
    case 'overtaken':
      return overtakenView;
    case 'too-many-queues':
      return oneSentence(
        `${mostQueuesWithLimits} queues have limits of their own already, and that is the most. Nothing was changed. Set a limit for all of them, such as \`limits voice 5m\`, and take away some with \`limits Billing default\`.`,
      );
    case 'wait-limits':
      return shownView(report, asker);
  }
}

type Shown = Extract<WaitLimitsReport, { kind: 'wait-limits' }>;

const headline = '*Limits for waits*: a wait that is longer is called too long.';

function shownView({ waits, names, change }: Shown, { access }: Asker): Message {
  const lead =
    change && withFullStop(limitMoveWords(change, slotWords(change.slot, names)), change, names);
  const lines = [
    `• every queue without a limit of its own: ${byChannelWords(waits.limits.otherwise)}`,
    ...queueRows(Object.entries(waits.limits.byQueue), names),
    `• service level: who is answered within ${setDuration(waits.serviceLevelSeconds)} counts as answered in time`,
  ];
  const undo = change && undoLine(change, names);
  const blocks: Block[] = [
    ...(lead ? [section(lead)] : []),
    section(headline),
    ...lines.map((line) => section(line)),
    ...(access.isAdministrator ? [howToType] : [context(whoChanges)]),
    ...(undo === undefined
      ? []
      : [actions('wait-limits', [settingsButton('queue-wait', 'Undo', undo)])]),
  ];
  const text = [lead, headline, ...lines].filter(Boolean).join('\n');
  return { text: clip(text, limits.messageText), blocks };
}

const howToType = typedLines(
  [
    ['limits voice 5m', 'one channel, in every queue without a limit of its own'],
    ['limits 10m', 'every other channel there'],
    ['limits Billing 4m', 'one queue, each channel of it without a limit of its own'],
    ['limits Billing chat 10m', 'one channel of one queue'],
    ['limits service-level 30s', 'what counts as answered in time'],
  ],
  '`off` instead of the time means never, `default` what Floorwalker comes with; for a queue that is to be like all others.',
);

/** So many queues are shown, so many to a block. */
const mostQueues = 200;
const inOneBlock = 10;

function queueRows(
  own: readonly (readonly [queueId: string, limits: OwnLimits])[],
  names: Names | undefined,
): readonly string[] {
  const lines = own
    .map(([queueId, limits]) => `• ${called(queueId, names)}: ${byChannelWords(limits)}`)
    .toSorted((a, b) => a.localeCompare(b));
  const shown = lines.slice(0, mostQueues);
  const rows = Array.from({ length: Math.ceil(shown.length / inOneBlock) }, (_, row) =>
    shown.slice(row * inOneBlock, (row + 1) * inOneBlock).join('\n'),
  );
  const more = lines.length - shown.length;
  return more > 0 ? [...rows, `• ${more} more queues`] : rows;
}

/** A queue by name; one that is gone by its id, by which its limit can be taken away. */
function called(queueId: string, names: Names | undefined): string {
  if (!names) return `\`${name(queueId)}\``;
  return isKnown(names, 'queues', queueId)
    ? name(queueName(names, queueId))
    : `\`${name(queueId)}\` (gone from Amazon Connect)`;
}

function slotWords(slot: WaitSlot, names: Names | undefined): string {
  if (slot.of === 'service-level') return 'The service level';
  const { queueId, channel } = slot;
  const where = queueId === undefined ? 'Every other queue' : called(queueId, names);
  return `${where}, ${channel === undefined ? 'every other channel' : channelWord(channel)}`;
}

function undoLine({ kind, slot, before }: WaitLimitChange, names: Names | undefined) {
  // A queue that is gone cannot be named any more once nothing is set for it.
  return kind === 'unchanged' || isGone(slot, names)
    ? undefined
    : `${typedWaitSlot(slot)} ${typedLimit(before)}`;
}

function isGone(slot: WaitSlot, names: Names | undefined): boolean {
  const queueId = slot.of === 'wait' ? slot.queueId : undefined;
  return queueId !== undefined && names !== undefined && !isKnown(names, 'queues', queueId);
}

function withFullStop(text: string, change: WaitLimitChange, names: Names | undefined): string {
  return change.kind === 'changed' && isGone(change.slot, names)
    ? `${text} The queue is gone, so there is no Undo.`
    : text;
}
