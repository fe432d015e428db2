import type { Names } from '../../../domain/contact-centre.ts';
import { namesIfAny } from '../../../floor/names-if-any.ts';
import type { Asker } from '../../answer.ts';
import { readSettings } from '../../change-settings.ts';
import type { GroupPorts } from './manage-group.ts';

export interface GroupsReport {
  /** By name. */
  readonly groups: readonly { readonly group: string; readonly queueIds: readonly string[] }[];
  /** undefined while they could not be read. */
  readonly names: Names | undefined;
}

/** All groups of queues. Throws BotError `redis_unavailable`. */
export async function listGroups(ports: GroupPorts, { caller }: Asker): Promise<GroupsReport> {
  const [{ waits }, names] = await Promise.all([readSettings(ports, caller), namesIfAny(ports)]);
  const groups = Object.entries(waits.groups)
    .map(([group, queueIds]) => ({ group, queueIds }))
    .toSorted((a, b) => a.group.localeCompare(b.group));
  return { groups, names };
}
