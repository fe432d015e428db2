import { isDeepStrictEqual } from 'node:util';
import { fitsButton } from '../../../blocks/run-button.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import { BotError } from '../../../domain/errors.ts';
import type { FloorFilter } from '../../../domain/floor-filter.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import { filterText } from '../../../floor/filter-text.ts';
import type { ViewPorts } from '../../../floor/my-view.ts';
import { namesIfAny } from '../../../floor/names-if-any.ts';
import type { CallOptions, Directory } from '../../../ports/connect.ts';
import type { Ids } from '../../../ports/ground.ts';
import type { ViewOwner } from '../../../stores/floor.ts';
import type { Asker } from '../../answer.ts';
import { type AuditPorts, audited } from '../../audited.ts';
import { keepListing, type ListingPorts, tenantOf } from '../../kept-listing.ts';
import { findAskedView, type ViewTrouble } from './asked-view.ts';
import type { ForgetIntent, SavedFor, SaveIntent } from './intent.ts';

export interface SavedViewPorts extends ViewPorts, ListingPorts, AuditPorts {
  readonly directory: Directory;
  readonly ids: Ids;
}

/** A saved view, and the line that asks for it; undefined when it is too long and could not be kept. */
export interface SavedView {
  readonly filter: FloorFilter;
  readonly line: string | undefined;
}

export type SavedViewReport =
  | {
      readonly kind: 'saved' | 'unchanged';
      readonly savedFor: SavedFor;
      readonly view: SavedView;
      /** What it was; undefined when there was none. */
      readonly before: SavedView | undefined;
      readonly names: Names;
    }
  | {
      readonly kind: 'forgotten';
      readonly savedFor: SavedFor;
      readonly before: SavedView;
      /** undefined while they cannot be read: nothing of forgetting hangs on them. */
      readonly names: Names | undefined;
    }
  | { readonly kind: 'none-saved'; readonly savedFor: SavedFor }
  /** Asked from the Home tab, which is no channel. */
  | { readonly kind: 'no-channel' }
  | ViewTrouble;

const command: CallOptions = { priority: 'command' };

/**
 * Saves the view that was asked for, or the one shown now; a channel's is written down before.
 * Throws BotError `redis_unavailable`, `connect_…`.
 */
export async function saveView(
  ports: SavedViewPorts,
  { asked, savedFor }: SaveIntent,
  asker: Asker,
): Promise<SavedViewReport> {
  const owner = ownerOf(savedFor, asker);
  if (!owner) return { kind: 'no-channel' };
  const names = await ports.directory.names(ports.instance, command);
  const again = (filter: string) => savedLine(filter, savedFor);
  const found = await findAskedView(ports, asked, { asker, names }, again);
  if ('kind' in found) return found;
  // What stands in for a view that could not be read must not take its place for good.
  if (found.isSavedUnread) throw new BotError('redis_unavailable', 'saved views could not be read');
  const { filter } = found;
  const tenant = tenantOf(ports, asker);
  const before = await ports.viewStore.find(tenant, owner);
  const isSame = isDeepStrictEqual(before, filter);
  if (!isSame) {
    await write(ports, asker, { tenant, owner, before, after: filter }, () =>
      ports.viewStore.save(tenant, owner, filter),
    );
  }
  return {
    kind: isSame ? 'unchanged' : 'saved',
    savedFor,
    view: await savedView(ports, asker, filter),
    before: before && (await savedView(ports, asker, before)),
    names,
  };
}

/** Forgets a saved view; a channel's is written down before. Throws BotError `redis_unavailable`. */
export async function forgetView(
  ports: SavedViewPorts,
  { savedFor }: ForgetIntent,
  asker: Asker,
): Promise<SavedViewReport> {
  const owner = ownerOf(savedFor, asker);
  if (!owner) return { kind: 'no-channel' };
  const tenant = tenantOf(ports, asker);
  const before = await ports.viewStore.find(tenant, owner);
  if (!before) return { kind: 'none-saved', savedFor };
  const names = await namesIfAny(ports);
  const wasThere = await write(ports, asker, { tenant, owner, before, after: undefined }, () =>
    ports.viewStore.remove(tenant, owner),
  );
  if (!wasThere) return { kind: 'none-saved', savedFor };
  return { kind: 'forgotten', savedFor, before: await savedView(ports, asker, before), names };
}

/** The line that saves a filter, without the command. */
export function savedLine(filter: string, savedFor: SavedFor): string {
  return `save ${filter}${savedFor === 'channel' ? ' for channel' : ''}`;
}

function ownerOf(savedFor: SavedFor, { caller }: Asker): ViewOwner | undefined {
  if (savedFor === 'me') return { kind: 'person', userId: caller.userId };
  const { channelId } = caller;
  return channelId === undefined ? undefined : { kind: 'channel', channelId };
}

interface Change {
  readonly tenant: Tenant;
  readonly owner: ViewOwner;
  readonly before: FloorFilter | undefined;
  readonly after: FloorFilter | undefined;
}

/** One's own view is nobody else's business; a channel's is. */
function write<Result>(
  ports: AuditPorts,
  { caller }: Asker,
  { tenant, owner, before, after }: Change,
  work: () => Promise<Result>,
): Promise<Result> {
  if (owner.kind === 'person') return work();
  const about = `channel ${owner.channelId}: ${auditText(before)} → ${auditText(after)}`;
  return audited(ports, { tenant, who: caller.userId, act: 'save-channel-view', about }, work);
}

function auditText(filter: FloorFilter | undefined): string {
  return filter === undefined ? 'no view' : filterText(filter);
}

/** A filter too long for a button is kept for a while under an id. */
async function savedView(
  ports: SavedViewPorts,
  asker: Asker,
  filter: FloorFilter,
): Promise<SavedView> {
  const line = filterText(filter);
  if (fitsButton(savedLine(line, 'channel'))) return { filter, line };
  const id = ports.ids.short();
  const isKept = await keepListing(ports, asker, id, { filter, order: [] });
  return { filter, line: isKept ? `listing:${id}` : undefined };
}
