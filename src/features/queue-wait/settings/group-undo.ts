import { fitsButton } from '../../../blocks/run-button.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import { everything } from '../../../domain/floor-filter.ts';
import { isKnown } from '../../../floor/still-there.ts';
import type { Ids } from '../../../ports/ground.ts';
import type { Asker } from '../../answer.ts';
import { keepListing, type ListingPorts } from '../../kept-listing.ts';
import { groupLine } from './group-line.ts';

interface UndoPorts extends ListingPorts {
  readonly ids: Ids;
}

/**
 * The line that makes a group what it was; undefined when nothing is left of that, or it could not be
 * kept. What is gone from Amazon Connect is not put back; queues too many for a button are kept for
 * a while.
 */
export async function undoLine(
  ports: UndoPorts,
  asker: Asker,
  was: {
    readonly group: string;
    readonly before: readonly string[] | undefined;
    readonly names: Names | undefined;
  },
): Promise<string | undefined> {
  const { group, before, names } = was;
  if (!before) return groupLine('delete', group);
  const queueIds = stillKnown(before, names);
  if (queueIds.length === 0) return undefined;
  const line = groupLine('set', group, queueIds);
  if (fitsButton(line)) return line;
  const id = ports.ids.short();
  const listing = { filter: { ...everything, queueIds }, order: [] };
  return (await keepListing(ports, asker, id, listing))
    ? `group ${group} listing:${id}`
    : undefined;
}

/** Those of the queues that Amazon Connect still has; all, where names could not be read. */
export function stillKnown(
  queueIds: readonly string[],
  names: Names | undefined,
): readonly string[] {
  return names ? queueIds.filter((id) => isKnown(names, 'queues', id)) : queueIds;
}
