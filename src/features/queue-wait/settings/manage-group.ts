import type { Names } from '../../../domain/contact-centre.ts';
import { BotError } from '../../../domain/errors.ts';
import type { NameTrouble } from '../../../floor/name-trouble.ts';
import { namesIfAny } from '../../../floor/names-if-any.ts';
import type { Directory } from '../../../ports/connect.ts';
import type { Ids } from '../../../ports/ground.ts';
import type { Asker } from '../../answer.ts';
import { changeSettings, readSettings, type SettingsPorts } from '../../change-settings.ts';
import { keptListing, type ListingOver, type ListingPorts } from '../../kept-listing.ts';
import {
  type GroupWish,
  groupMoveText,
  type NoChange,
  queuesOfGroup,
  withWish,
} from './group-change.ts';
import type { GroupIntent } from './group-intent.ts';
import { findQueues, noSuchGroup } from './group-names.ts';
import { stillKnown, undoLine } from './group-undo.ts';

export interface GroupPorts extends SettingsPorts, ListingPorts {
  readonly directory: Directory;
  readonly ids: Ids;
}

/** One group as it is now. */
export interface GroupReport {
  readonly kind: 'group';
  readonly group: string;
  /** undefined when it is not set any more. */
  readonly queueIds: readonly string[] | undefined;
  /** undefined while they could not be read. */
  readonly names: Names | undefined;
  readonly change: GroupChange | undefined;
}

export interface GroupChange {
  readonly kind: 'changed' | 'unchanged';
  /** undefined when there was none. */
  readonly before: readonly string[] | undefined;
  /** The line that sets it back; undefined when there is nothing to set back, or no way to keep it. */
  readonly undo: string | undefined;
}

export type ManageGroupReport =
  | GroupReport
  | { readonly kind: 'no-change'; readonly group: string; readonly why: NoChange }
  | { readonly kind: 'overtaken' }
  | ListingOver
  | NameTrouble;

/** Shows one group of queues, or changes it and shows it. Throws BotError `redis_unavailable`, `connect_…`. */
export async function manageGroup(
  ports: GroupPorts,
  intent: GroupIntent,
  asker: Asker,
): Promise<ManageGroupReport> {
  const { group } = intent;
  const { groups } = (await readSettings(ports, asker.caller)).waits;
  const isNew = intent.kind === 'set' || intent.kind === 'restore';
  const queueIds = queuesOfGroup(groups, group);
  if (!isNew && !queueIds) return noSuchGroup(intent, groups);
  const names = await namesFor(ports, intent);
  if (intent.kind === 'show') return { kind: 'group', group, queueIds, names, change: undefined };
  const wish = await wishOf(ports, intent, { asker, names, members: queueIds ?? [] });
  if (wish.kind === 'name-trouble' || wish.kind === 'listing-over') return wish;
  return change(ports, asker, { group, wish, names });
}

/** Whoever puts queues into a group has to know which there are; taking them out is possible without. */
async function namesFor(ports: GroupPorts, { kind }: GroupIntent): Promise<Names | undefined> {
  const mayBeUnread = kind === 'show' || kind === 'remove' || kind === 'delete';
  if (mayBeUnread) return namesIfAny(ports);
  const names = await ports.directory.names(ports.instance, { priority: 'command' });
  if (!names.missing.includes('queues')) return names;
  throw new BotError('connect_list_unread', 'the names of queues were never read');
}

interface About {
  readonly asker: Asker;
  readonly names: Names | undefined;
  /** What the group holds now. */
  readonly members: readonly string[];
}

async function wishOf(
  ports: GroupPorts,
  intent: Exclude<GroupIntent, { kind: 'show' }>,
  { asker, names, members }: About,
): Promise<GroupWish | NameTrouble | ListingOver> {
  if (intent.kind === 'delete') return { kind: 'delete' };
  if (intent.kind === 'restore') {
    const listing = await keptListing(ports, asker, intent.listingId);
    if ('kind' in listing) return listing;
    return { kind: 'set', queueIds: stillKnown(listing.filter.queueIds, names) };
  }
  const found = findQueues(intent, names, members);
  return 'kind' in found ? found : { kind: intent.kind, queueIds: found.ids };
}

async function change(
  ports: GroupPorts,
  asker: Asker,
  wanted: {
    readonly group: string;
    readonly wish: GroupWish;
    readonly names: Names | undefined;
  },
): Promise<ManageGroupReport> {
  const { group, wish, names } = wanted;
  const changed = await changeSettings<NoChange>(ports, asker.caller, {
    to: (before) => {
      const groups = withWish(before.waits.groups, group, wish);
      return typeof groups === 'string'
        ? { kind: 'refused', why: groups }
        : { ...before, waits: { ...before.waits, groups } };
    },
    about: (before, after) =>
      groupMoveText(
        group,
        queuesOfGroup(before.waits.groups, group),
        queuesOfGroup(after.waits.groups, group),
      ),
  });
  if (changed.kind === 'overtaken') return changed;
  if (changed.kind === 'refused') return { kind: 'no-change', group, why: changed.why };
  const before = queuesOfGroup(changed.before.waits.groups, group);
  const queueIds = queuesOfGroup(changed.after.waits.groups, group);
  const undo =
    changed.kind === 'changed' ? await undoLine(ports, asker, { group, before, names }) : undefined;
  return { kind: 'group', group, queueIds, names, change: { kind: changed.kind, before, undo } };
}
