import type { Act } from '../../../access/act.ts';
import { namedQueues } from '../../../floor/named.ts';
import type { Search } from '../../command.ts';
import { likelyChoices } from '../../name-choices.ts';
import { formRoad, type Road, road } from '../../road.ts';
import { groupFormModal, openGroupForm } from './group-form.ts';
import { parseEditGroup, parseGroup, parseGroups } from './group-intent.ts';
import { groupView } from './group-view.ts';
import { groupsView } from './groups-view.ts';
import { listGroups } from './list-groups.ts';
import { type GroupPorts, manageGroup } from './manage-group.ts';
import { manageWaitLimits } from './wait-limits.ts';
import { parseWaitLimits } from './wait-limits-intent.ts';
import { waitLimitsView } from './wait-limits-view.ts';

export { groupFromForm } from './group-form.ts';

export type WaitSettingsPorts = GroupPorts;

/** `/queue-wait groups`, `group`, `edit-group` and `limits`: what administrators set about queues. */
export function waitSettingsRoads(
  ports: WaitSettingsPorts,
): Readonly<Record<'groups' | 'group' | 'edit-group' | 'limits', Road>> {
  return {
    groups: road({
      parse: parseGroups,
      needs: () => ({ kind: 'see-queues' }),
      run: (_intent, asker) => listGroups(ports, asker),
      view: groupsView,
    }),
    group: road({
      parse: parseGroup,
      needs: actFor,
      run: (intent, asker) => manageGroup(ports, intent, asker),
      view: groupView,
    }),
    'edit-group': formRoad({
      parse: parseEditGroup,
      needs: () => ({ kind: 'change-settings' }),
      run: (intent, asker) => openGroupForm(ports, intent, asker),
      modal: groupFormModal,
    }),
    limits: road({
      parse: parseWaitLimits,
      needs: actFor,
      run: (intent, asker) => manageWaitLimits(ports, intent, asker),
      view: waitLimitsView,
    }),
  };
}

/** What the form of a group offers as one types. Throws what reading the directory throws. */
export function queueSearch({
  directory,
  instance,
}: Pick<GroupPorts, 'directory' | 'instance'>): Search {
  return async (typed) => {
    const names = await directory.names(instance, { priority: 'command' });
    return likelyChoices(typed, namedQueues(names));
  };
}

/** Whoever may see queues may see by which rules; changing them takes an administrator. */
function actFor(intent: { readonly kind: string }): Act {
  return { kind: intent.kind === 'show' ? 'see-queues' : 'change-settings' };
}
