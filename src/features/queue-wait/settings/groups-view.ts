import { limits } from '../../../blocks/limits.ts';
import type { Block, Message } from '../../../blocks/message.ts';
import { context, section } from '../../../blocks/primitives.ts';
import { clip, count, list, name } from '../../../blocks/text.ts';
import type { Asker } from '../../answer.ts';
import { typedLines, whoChanges } from '../../settings-answers.ts';
import { editButton, waitsButton } from './group-buttons.ts';
import { queuesInWords } from './group-queues.ts';
import type { GroupsReport } from './list-groups.ts';

/** Of a message's blocks; the others are named in one line. */
const mostRows = limits.messageBlocks - 10;

/** So many queues of a group are named in the list. */
const mostQueues = 10;

/** All groups of queues, each with what is in it. */
export function groupsView({ groups, names }: GroupsReport, { access }: Asker): Message {
  const { isAdministrator } = access;
  const headline =
    groups.length === 0
      ? 'No group of queues is set yet.'
      : `*${count(groups.length, 'group of queues', 'groups of queues')}*. Type \`group:\` and the name wherever queues can be named.`;
  const shown = groups.slice(0, mostRows);
  const rest = groups.slice(mostRows).map(({ group }) => name(group));
  const rows = shown.map(({ group, queueIds }) =>
    section(
      rowText(group, queueIds, names),
      isAdministrator ? editButton(group) : waitsButton(group),
    ),
  );
  const texts = rows.map(({ text }) => text?.text ?? '');
  const blocks: Block[] = [
    section(headline),
    ...rows,
    ...(rest.length > 0 ? [section(`Without a button here: ${list(rest)}.`)] : []),
    ...(names ? [] : [context('The names of queues could not be read; ids are shown instead.')]),
    ...(isAdministrator ? [howToType] : [context(whoChanges)]),
  ];
  return { text: clip([headline, ...texts].join('\n'), limits.messageText), blocks };
}

function rowText(group: string, queueIds: readonly string[], names: GroupsReport['names']): string {
  const { there, gone } = queuesInWords(queueIds, names);
  const shown = there.slice(0, mostQueues);
  const more = there.length - shown.length;
  const named = list(more > 0 ? [...shown, `${more} more`] : shown);
  return [
    `*${name(group)}* (${count(there.length, 'queue')})${named === '' ? '' : `: ${named}`}`,
    ...(gone.length > 0
      ? [
          `${count(gone.length, 'queue')} of it ${gone.length === 1 ? 'is' : 'are'} gone from Amazon Connect`,
        ]
      : []),
  ].join('. ');
}

const howToType = typedLines([
  ['group emea queue:Billing,Sales', 'makes a group, or replaces what it holds'],
  ['group emea add Returns', 'puts queues into it'],
  ['group emea remove Returns', 'takes queues out of it'],
  ['group emea delete', 'the queues themselves stay'],
]);
