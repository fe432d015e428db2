import type { Identity } from '../access/identity.ts';
import type { CommandName } from '../commands.ts';
import type { Names } from '../domain/contact-centre.ts';
import { codeOf } from '../domain/errors.ts';
import { everything, type FloorFilter } from '../domain/floor-filter.ts';
import type { Caller, Link } from '../domain/people.ts';
import type { ViewOwner, ViewStore } from '../stores/floor.ts';
import type { FilterRequest } from './filter-request.ts';
import type { MentionTrouble, NameTrouble } from './name-trouble.ts';
import { resolveFilter } from './resolve-filter.ts';
import { isKnown, stillThere } from './still-there.ts';
import type { Dropped, FloorView } from './view.ts';

export interface ViewPorts {
  readonly viewStore: ViewStore;
  readonly identity: Identity;
  readonly instance: string;
}

/** Whose view it is: the person who asks, and what the gate learned of their place in the hierarchy. */
export interface Viewer {
  readonly caller: Caller;
  readonly access: { readonly link: Link | undefined };
}

/**
 * The part of the floor that was asked for; with nothing asked, what this person saved, else what
 * this channel starts from, else their own hierarchy group, else everybody. Throws BotError as
 * `resolveFilter` does.
 */
export async function viewOf(
  ports: ViewPorts,
  asker: Viewer,
  names: Names,
  request: FilterRequest,
  again: CommandName,
): Promise<FloorView | NameTrouble | MentionTrouble> {
  const { sort } = request;
  if (request.kind === 'mine') return sorted(await myView(ports, asker, names), sort);
  if (request.kind === 'all') return sorted(plainView(everything, 'all'), sort);
  const where = { caller: asker.caller, instance: ports.instance, names };
  const outcome = await resolveFilter(ports.identity, where, request.asked, sort, again);
  return outcome.kind === 'filter' ? plainView(outcome.filter, 'asked') : outcome;
}

async function myView(ports: ViewPorts, asker: Viewer, names: Names): Promise<FloorView> {
  const saved = await savedView(ports, asker.caller, names);
  if ('filter' in saved) return saved;
  const group = asker.access.link?.hierarchyGroupId;
  if (group !== undefined && isKnown(names, 'hierarchyGroups', group)) {
    return { filter: { ...everything, teamId: group }, source: 'team', ...saved };
  }
  return { filter: everything, source: 'everything', ...saved };
}

/** What there is to say of saved views that gave way. */
type Remarks = Omit<FloorView, 'filter' | 'source'>;

/** The person's own before the channel's. While the store does not answer there is neither. */
async function savedView(
  { viewStore, instance }: ViewPorts,
  caller: Caller,
  names: Names,
): Promise<FloorView | Remarks> {
  const dropped: Dropped[] = [];
  try {
    for (const { source, owner } of ownersFor(caller)) {
      const saved = await viewStore.find({ workspace: caller.workspace, instance }, owner);
      if (!saved) continue;
      const { gone, filter } = stillThere(saved, names);
      dropped.push(...gone.map((one) => ({ ...one, of: source })));
      if (filter) return { filter, source, isSavedUnread: false, dropped };
    }
    return { isSavedUnread: false, dropped };
  } catch (error) {
    if (codeOf(error) !== 'redis_unavailable') throw error;
    return { isSavedUnread: true, dropped };
  }
}

function ownersFor({ userId, channelId }: Caller) {
  const owners: { readonly source: Dropped['of']; readonly owner: ViewOwner }[] = [
    { source: 'saved', owner: { kind: 'person', userId } },
  ];
  return channelId === undefined
    ? owners
    : [...owners, { source: 'channel' as const, owner: { kind: 'channel' as const, channelId } }];
}

function plainView(filter: FloorFilter, source: FloorView['source']): FloorView {
  return { filter, source, isSavedUnread: false, dropped: [] };
}

function sorted(view: FloorView, sort: FloorFilter['sort'] | undefined): FloorView {
  return sort === undefined ? view : { ...view, filter: { ...view.filter, sort } };
}
