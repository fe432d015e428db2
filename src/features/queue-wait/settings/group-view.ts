import { limits } from '../../../blocks/limits.ts';
import type { Block, Message } from '../../../blocks/message.ts';
import { actions, context, section } from '../../../blocks/primitives.ts';
import { clip, count, escapeMrkdwn, list, name } from '../../../blocks/text.ts';
import { mostGroups, mostQueuesInGroup } from '../../../domain/queue-groups.ts';
import type { Asker } from '../../answer.ts';
import { nameTroubleView } from '../../name-trouble-view.ts';
import { oneSentence, overtakenView, settingsButton } from '../../settings-answers.ts';
import { editButton, waitsButton } from './group-buttons.ts';
import { moved, type NoChange } from './group-change.ts';
import { groupLine } from './group-line.ts';
import { queuesInWords } from './group-queues.ts';
import type { GroupReport, ManageGroupReport } from './manage-group.ts';

/** One group of queues, or what became of a wish to change it. */
export function groupView(report: ManageGroupReport, asker: Asker): Message {
  switch (report.kind) {
    case 'name-trouble':
      return nameTroubleView(report);
    case 'overtaken':
      return overtakenView;
    case 'listing-over':
      return oneSentence(
        'This Undo is over: it can be pressed for 15 minutes. What the group held stands in the audit; type it anew: group emea queue:Billing,Sales.',
      );
    case 'no-change':
      return noChangeView(report);
    case 'group':
      return shownView(report, asker);
  }
}

function noChangeView({ group, why }: Extract<ManageGroupReport, { kind: 'no-change' }>): Message {
  const text = `${whyNot[why](escapeMrkdwn(group))} Nothing was changed.`;
  if (why !== 'no-queues-left') return oneSentence(text);
  const rid = settingsButton('queue-wait', 'Delete the group', groupLine('delete', group));
  return { text, blocks: [section(text), actions('group', [rid])] };
}

const whyNot: Readonly<Record<NoChange, (group: string) => string>> = {
  'no-such-group': (group) => `There is no group ${group} any more.`,
  'too-many-groups': () =>
    `There are ${mostGroups} groups of queues already, and that is the most. Delete one first: \`group emea delete\`.`,
  'too-many-queues': (group) =>
    `A group holds at most ${mostQueuesInGroup} queues. Make two of them, and name both: \`group:${group}-1,${group}-2\`.`,
  'no-queues-left': (group) => `No queue would be left in group ${group}. Delete it instead.`,
};

/** So many queues are named one by one, so many to a block. */
const mostQueues = 200;
const inOneBlock = 20;

function shownView(report: GroupReport, { access }: Asker): Message {
  const { group, queueIds, names, change } = report;
  const lead = change && changeText(report, change);
  const what = queueIds && contentText(report, queueIds);
  const rows = queueIds ? nameRows(queueIds, names) : [];
  const mayEdit = access.isAdministrator && queueIds !== undefined;
  const buttons = [
    queueIds && waitsButton(group),
    mayEdit ? editButton(group) : undefined,
    change?.undo === undefined ? undefined : settingsButton('queue-wait', 'Undo', change.undo),
  ].filter((button) => button !== undefined);
  const blocks: Block[] = [
    ...(lead ? [section(lead)] : []),
    ...(what ? [section(what)] : []),
    ...rows.map((row) => section(row)),
    ...(names ? [] : [context('The names of queues could not be read; ids are shown instead.')]),
    ...(buttons.length > 0 ? [actions('group', buttons)] : []),
  ];
  const text = [lead, what, ...rows].filter(Boolean).join('\n');
  return { text: clip(text, limits.messageText), blocks };
}

function contentText({ group, names }: GroupReport, queueIds: readonly string[]): string {
  const { there, gone } = queuesInWords(queueIds, names);
  const lost =
    gone.length === 0
      ? ''
      : ` Gone from Amazon Connect and left out: ${some(gone)}; \`group ${escapeMrkdwn(group)} remove\` and the id takes one out.`;
  return `*${name(group)}* holds ${count(there.length, 'queue')}.${lost}`;
}

function nameRows(queueIds: readonly string[], names: GroupReport['names']): readonly string[] {
  const { there } = queuesInWords(queueIds, names);
  const shown = there.slice(0, mostQueues);
  const rows = Array.from({ length: Math.ceil(shown.length / inOneBlock) }, (_, row) =>
    shown.slice(row * inOneBlock, (row + 1) * inOneBlock).join(', '),
  );
  const more = there.length - shown.length;
  return more > 0 ? [...rows, `and ${more} more`] : rows;
}

function changeText(
  { group, queueIds, names }: GroupReport,
  { kind, before }: NonNullable<GroupReport['change']>,
): string {
  const called = `Group *${name(group)}*`;
  if (kind === 'unchanged') return `${called} held exactly these already. Nothing was changed.`;
  if (!queueIds) {
    const held = some(queuesInWords(before ?? [], names).there);
    return `${called} is deleted; it held ${held || 'no queue that is still there'}. Saved views and boards that name it say that it is gone.`;
  }
  if (!before) return `${called} is set.`;
  const { added, removed } = moved(before, queueIds);
  const moves = [
    ...moveText('Put in', added, names),
    ...moveText('Taken out', removed, names),
  ].join(' ');
  return `${called} is changed: it held ${count(before.length, 'queue')}. ${moves}`;
}

function moveText(
  what: string,
  queueIds: readonly string[],
  names: GroupReport['names'],
): readonly string[] {
  const { there, gone } = queuesInWords(queueIds, names);
  return queueIds.length === 0 ? [] : [`${what}: ${some([...there, ...gone])}.`];
}

/** A sentence names ten. */
function some(named: readonly string[]): string {
  const shown = named.slice(0, 10);
  const more = named.length - shown.length;
  return list(more > 0 ? [...shown, `${more} more`] : shown);
}
