import { runButton } from '../../../blocks/run-button.ts';
import { everything } from '../../../domain/floor-filter.ts';
import { filterText } from '../../../floor/filter-text.ts';

/** Opens the form of a group, for those who may change it. */
export function editButton(group: string) {
  return runButton({
    label: 'Edit',
    command: 'queue-wait',
    text: `edit-group ${group}`,
    id: 'edit',
    spoken: `Edit group ${group}`,
  });
}

/** How long callers wait in the queues of a group. */
export function waitsButton(group: string) {
  return runButton({
    label: 'Waits',
    command: 'queue-wait',
    text: filterText({ ...everything, groups: [group] }),
    id: 'waits',
    spoken: `Waits of group ${group}`,
  });
}
