import type { Message } from '../blocks/message.ts';
import { actions, section } from '../blocks/primitives.ts';
import { type RunButton, runButton } from '../blocks/run-button.ts';
import { figure, list, name } from '../blocks/text.ts';
import { everything, filterLimits } from '../domain/floor-filter.ts';
import { filterText } from '../floor/filter-text.ts';
import type { GroupTrouble } from '../floor/queues-in.ts';

/** Why nothing is shown of groups of queues, and what to do about it. */
export function groupTroubleView(trouble: GroupTrouble): Message {
  const text = groupTroubleSentence(trouble);
  const button = runButton({ command: 'queue-wait', ...wayOut(trouble) });
  return { text, blocks: [section(text), actions('groups', [button])] };
}

/** How long callers wait can be read of any number of queues. */
function wayOut({ why, groups }: GroupTrouble): Pick<RunButton, 'label' | 'text' | 'id'> {
  return why === 'too-many-queues'
    ? { label: 'Queues', text: filterText({ ...everything, groups }), id: 'queues' }
    : { label: 'Groups', text: 'groups', id: 'groups' };
}

/** The same in words; for mrkdwn. */
export function groupTroubleSentence({ why, groups, count }: GroupTrouble): string {
  const isOne = groups.length === 1;
  const called = `${isOne ? 'roup' : 'roups'} ${list(groups.map((group) => name(group)))}`;
  return why === 'no-queues'
    ? `G${called} ${isOne ? 'holds' : 'hold'} no queue that is still in Amazon Connect, so there is nothing to show. Name queues instead, or ask an administrator of Floorwalker to set the ${isOne ? 'group' : 'groups'} anew.`
    : `With g${called} these are ${figure(count)} queues, and Amazon Connect takes at most ${filterLimits.queues} in a question about agents. Name a smaller group, or some of the queues. How long callers wait is shown for all of them.`;
}
