import type { Identity } from '../access/identity.ts';
import type { CommandName } from '../commands.ts';
import type { Names } from '../domain/contact-centre.ts';
import type { AgentSort, FloorFilter } from '../domain/floor-filter.ts';
import type { Caller } from '../domain/people.ts';
import type { Named, NameRef } from '../grammar/names.ts';
import type { AskedFilter } from './filter-request.ts';
import { askedText } from './filter-text.ts';
import { findAgent } from './find-agent.ts';
import { type Found, findNamed, type NamedField, type NotFound } from './find-named.ts';
import type { MentionTrouble, NameTrouble } from './name-trouble.ts';

/** Who asks, and the directory in which names are looked up. */
export interface Lookup {
  readonly caller: Caller;
  readonly instance: string;
  readonly names: Names;
}

/**
 * Finds the ids of what was typed; the first name that leads nowhere comes back instead, with lines
 * that ask again for the whole filter. Throws BotError `connect_list_unread` when names of a kind
 * that was asked for were never read, `groups_unread` likewise, and what finding a mentioned person throws.
 */
export async function resolveFilter(
  identity: Identity,
  where: Lookup,
  asked: AskedFilter,
  sort: AgentSort | undefined,
  again: CommandName,
): Promise<
  { readonly kind: 'filter'; readonly filter: FloorFilter } | NameTrouble | MentionTrouble
> {
  const found: Found[] = [];
  for (const place of placesIn(asked)) {
    const one = await findOne(identity, where, place, again);
    if (one.kind === 'mention-trouble') return one;
    if (one.kind === 'not-found') return troubleWith(one, place, { asked, sort }, again);
    found.push(one);
  }
  return { kind: 'filter', filter: filterOf(found, asked, sort ?? 'urgency') };
}

/** One name, and where in the filter it stands. */
interface PlacedRef {
  readonly field: NamedField;
  readonly index: number;
  readonly ref: NameRef;
}

const fields: readonly NamedField[] = [
  'queues',
  'groups',
  'profiles',
  'agents',
  'teams',
  'statuses',
  'any',
];

function placesIn(asked: AskedFilter): readonly PlacedRef[] {
  return fields.flatMap((field) =>
    asked[field].map((ref: NameRef, index: number) => ({ field, index, ref })),
  );
}

async function findOne(
  identity: Identity,
  where: Lookup,
  { field, ref }: PlacedRef,
  again: CommandName,
): Promise<Found | NotFound | MentionTrouble> {
  if (ref.kind !== 'user') return findNamed(where.names, field, ref);
  const outcome = await findAgent(identity, where, ref, again);
  // A mention leads to one agent or to nobody: there are no names to choose from.
  return outcome.kind === 'agent'
    ? { kind: 'found', as: 'agent', id: outcome.userId }
    : { kind: 'mention-trouble', slackUserId: ref.userId };
}

function troubleWith(
  { what, match, keyFor }: NotFound,
  place: PlacedRef,
  { asked, sort }: { readonly asked: AskedFilter; readonly sort: AgentSort | undefined },
  again: CommandName,
): NameTrouble {
  const textFor = (item: Named) =>
    askedText(withChoice(asked, place, { field: keyFor(item), id: item.id }), sort);
  return { kind: 'name-trouble', what, match, again: { command: again, textFor } };
}

/** The same filter with the id that was chosen in the place of the name. */
function withChoice(
  asked: AskedFilter,
  { field, index }: PlacedRef,
  choice: { readonly field: NamedField; readonly id: string },
): AskedFilter {
  const ref = { kind: 'named', text: choice.id } as const;
  if (choice.field === field) return { ...asked, [field]: asked[field].with(index, ref) };
  return {
    ...asked,
    [field]: asked[field].toSpliced(index, 1),
    [choice.field]: [...asked[choice.field], ref],
  };
}

function filterOf(found: readonly Found[], asked: AskedFilter, sort: AgentSort): FloorFilter {
  const idsOf = (as: Found['as']) => [
    ...new Set(found.flatMap((one) => (one.as === as ? [one.id] : []))),
  ];
  const [teamId] = idsOf('team');
  return {
    queueIds: idsOf('queue'),
    groups: idsOf('group'),
    profileIds: idsOf('profile'),
    agentIds: idsOf('agent'),
    ...(teamId !== undefined && { teamId }),
    states: asked.states,
    statusIds: idsOf('status'),
    statusTypes: idsOf('status-type'),
    channels: asked.channels,
    sort,
  };
}
