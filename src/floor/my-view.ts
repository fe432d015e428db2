import type { Identity } from '../access/identity.ts';
import type { CommandName } from '../commands.ts';
import type { NameKind, Names } from '../domain/contact-centre.ts';
import { codeOf } from '../domain/errors.ts';
import { everything, type FloorFilter, isEverything } from '../domain/floor-filter.ts';
import type { Caller, Link } from '../domain/people.ts';
import type { ViewOwner, ViewStore } from '../stores.ts';
import type { FilterRequest } from './filter-request.ts';
import type { MentionTrouble } from './find-agent.ts';
import type { NameTrouble } from './name-trouble.ts';
import { resolveFilter } from './resolve-filter.ts';
import type { FloorView } from './view.ts';

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
  if (typeof saved === 'object') return saved;
  const isSavedUnread = saved === 'unread';
  const group = asker.access.link?.hierarchyGroupId;
  if (group !== undefined && isKnown(names, 'hierarchyGroups', group)) {
    return { filter: { ...everything, teamId: group }, source: 'team', isSavedUnread };
  }
  return { filter: everything, source: 'everything', isSavedUnread };
}

/** The person's own before the channel's. While the store does not answer there is neither. */
async function savedView(
  { viewStore, instance }: ViewPorts,
  caller: Caller,
  names: Names,
): Promise<FloorView | 'none' | 'unread'> {
  const tenant = { workspace: caller.workspace, instance };
  const read = async (owner: ViewOwner) => {
    const filter = await viewStore.find(tenant, owner);
    return filter && stillThere(filter, names);
  };
  try {
    const own = await read({ kind: 'person', userId: caller.userId });
    if (own) return plainView(own, 'saved');
    if (caller.channelId === undefined) return 'none';
    const shared = await read({ kind: 'channel', channelId: caller.channelId });
    return shared ? plainView(shared, 'channel') : 'none';
  } catch (error) {
    if (codeOf(error) !== 'redis_unavailable') throw error;
    return 'unread';
  }
}

/**
 * A saved filter without what is no longer in the directory, since the service refuses ids that it
 * does not know; undefined when nothing of it is left. What could not be read is taken to be there.
 */
function stillThere(filter: FloorFilter, names: Names): FloorFilter | undefined {
  const known = (kind: NameKind, ids: readonly string[]) =>
    ids.filter((id) => isKnown(names, kind, id));
  const { teamId, ...rest } = filter;
  const left: FloorFilter = {
    ...rest,
    queueIds: known('queues', filter.queueIds),
    profileIds: known('routingProfiles', filter.profileIds),
    agentIds: known('users', filter.agentIds),
    statusIds: known('statuses', filter.statusIds),
    ...(teamId !== undefined && isKnown(names, 'hierarchyGroups', teamId) && { teamId }),
  };
  return isEverything(left) && !isEverything(filter) ? undefined : left;
}

function isKnown(names: Names, kind: NameKind, id: string): boolean {
  return names.missing.includes(kind) || names[kind].has(id);
}

function plainView(filter: FloorFilter, source: FloorView['source']): FloorView {
  return { filter, source, isSavedUnread: false };
}

function sorted(view: FloorView, sort: FloorFilter['sort'] | undefined): FloorView {
  return sort === undefined ? view : { ...view, filter: { ...view.filter, sort } };
}
