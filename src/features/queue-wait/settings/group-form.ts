import { form, noteModal, searchMany } from '../../../blocks/form.ts';
import { limits } from '../../../blocks/limits.ts';
import type { Modal } from '../../../blocks/message.ts';
import { count, escapeMrkdwn, figure, name } from '../../../blocks/text.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import { BotError } from '../../../domain/errors.ts';
import { groupNameIn } from '../../../domain/queue-groups.ts';
import type { NameTrouble } from '../../../floor/name-trouble.ts';
import { namedQueues } from '../../../floor/named.ts';
import type { Asker } from '../../answer.ts';
import { readSettings } from '../../change-settings.ts';
import type { FormOutcome, FormValues } from '../../form.ts';
import { choicesOf } from '../../name-choices.ts';
import { nameTroubleView } from '../../name-trouble-view.ts';
import { oneSentence } from '../../settings-answers.ts';
import { queuesOfGroup } from './group-change.ts';
import type { EditGroupIntent } from './group-intent.ts';
import { groupLine } from './group-line.ts';
import { noSuchGroup } from './group-names.ts';
import type { GroupPorts } from './manage-group.ts';

export type GroupFormReport =
  | {
      readonly kind: 'group-form';
      readonly group: string;
      readonly queueIds: readonly string[];
      readonly names: Names;
    }
  | NameTrouble;

/** What the form of a group starts from. Throws BotError `redis_unavailable`, `connect_…`. */
export async function openGroupForm(
  ports: GroupPorts,
  { group }: EditGroupIntent,
  { caller }: Asker,
): Promise<GroupFormReport> {
  const [{ waits }, names] = await Promise.all([
    readSettings(ports, caller),
    ports.directory.names(ports.instance, { priority: 'command' }),
  ]);
  const queueIds = queuesOfGroup(waits.groups, group);
  if (!queueIds) return noSuchGroup({ kind: 'show', group }, waits.groups);
  if (names.missing.includes('queues')) {
    throw new BotError('connect_list_unread', 'the names of queues were never read');
  }
  return { kind: 'group-form', group, queueIds, names };
}

/** The name of the group travels in the id of its block: nothing else comes back with what was chosen. */
const blockIdStart = 'queues:';

/** The queues of a group to choose from by typing, or why they cannot be chosen so. */
export function groupFormModal(report: GroupFormReport): Modal {
  if (report.kind === 'name-trouble') {
    return noteModal('Edit group', oneSentence(nameTroubleView(report).text));
  }
  const { group, queueIds, names } = report;
  const there = queueIds.filter((id) => names.queues.has(id));
  if (there.length > limits.selectOptions) {
    return noteModal(
      'Edit group',
      oneSentence(
        `Group ${name(group)} holds ${figure(there.length)} queues, and a form takes ${limits.selectOptions}. Type what changes: \`group ${escapeMrkdwn(group)} add Returns\`, \`group ${escapeMrkdwn(group)} remove Returns\`.`,
      ),
    );
  }
  const gone = queueIds.length - there.length;
  return form({
    command: 'queue-wait',
    name: 'group',
    title: 'Edit group',
    submit: 'Save',
    blocks: [
      searchMany({
        label: `Queues of ${group}`,
        hint:
          gone === 0
            ? 'What is chosen here takes the place of what the group holds.'
            : `${count(gone, 'queue')} of it ${gone === 1 ? 'is' : 'are'} gone from Amazon Connect and not kept when you save.`,
        blockId: `${blockIdStart}${group}`,
        command: 'queue-wait',
        search: 'queues',
        chosen: choicesOf(namedQueues(names), there),
        maximum: limits.selectOptions,
      }),
    ],
  });
}

/** The line that sets the group to what was chosen. */
export function groupFromForm(values: FormValues): FormOutcome {
  const [blockId, queueIds] = [...values].find(([id]) => id.startsWith(blockIdStart)) ?? ['', []];
  const group = groupNameIn(blockId.slice(blockIdStart.length));
  // A form of another version of the bot, or none of ours: the groups as they are.
  if (group === undefined) return { kind: 'line', text: 'groups' };
  if (queueIds.length === 0) {
    const problem = `Choose at least one queue. To be rid of the group, type group ${group} delete.`;
    return { kind: 'problems', problems: { [blockId]: problem } };
  }
  return { kind: 'line', text: groupLine('set', group, queueIds) };
}
