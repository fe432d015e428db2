import type { Identity } from '../../../access/identity.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import { everything } from '../../../domain/floor-filter.ts';
import { findAgent } from '../../../floor/find-agent.ts';
import { findNamed, type NamedField } from '../../../floor/find-named.ts';
import type { MentionTrouble, NameTrouble } from '../../../floor/name-trouble.ts';
import { queuesIn } from '../../../floor/queues-in.ts';
import type { Asker } from '../../answer.ts';
import { noParts, type Parts, together } from './parts.ts';
import { type NamedPart, type PartKind, partById } from './parts-intent.ts';

export interface Lookup {
  readonly identity: Identity;
  readonly instance: string;
  readonly names: Names;
  /** The line that asks again with these parts. */
  readonly again: (parts: readonly NamedPart[]) => string;
}

const fields = {
  queue: 'queues',
  agent: 'agents',
  team: 'teams',
  group: 'groups',
  any: 'any',
} as const;

const kindOf: Partial<Readonly<Record<NamedField, PartKind>>> = {
  queues: 'queue',
  agents: 'agent',
  teams: 'team',
  groups: 'group',
};

/**
 * The ids of what was named, a group of queues as the queues it holds now; the first name that leads
 * nowhere comes back instead. Throws BotError `connect_list_unread`, `groups_unread`, and what
 * finding a mentioned person throws.
 */
export async function findParts(
  lookup: Lookup,
  parts: readonly NamedPart[],
  { caller }: Asker,
): Promise<Parts | NameTrouble | MentionTrouble> {
  const { identity, instance, names, again } = lookup;
  let found = noParts;
  for (const [index, { of, ref }] of parts.entries()) {
    if (ref.kind === 'user') {
      const agent = await findAgent(identity, { caller, instance, names }, ref, 'monitor');
      if (agent.kind !== 'agent') return { kind: 'mention-trouble', slackUserId: ref.userId };
      found = together(found, { ...noParts, agentIds: [agent.userId] });
      continue;
    }
    const one = findNamed(names, fields[of], ref);
    if (one.kind === 'not-found') {
      const textFor = (item: { readonly id: string; readonly name: string }) =>
        again(parts.with(index, partById(kindOf[one.keyFor(item)] ?? 'queue', item.id)));
      const { what, match } = one;
      return { kind: 'name-trouble', what, match, again: { command: 'monitor', textFor } };
    }
    found = together(found, partsOf(one, names));
  }
  return found;
}

function partsOf({ as, id }: { readonly as: string; readonly id: string }, names: Names): Parts {
  switch (as) {
    case 'queue':
      return { ...noParts, queueIds: [id] };
    case 'group':
      return { ...noParts, queueIds: queuesIn({ ...everything, groups: [id] }, names).ids };
    case 'team':
      return { ...noParts, groupIds: [id] };
    default:
      return { ...noParts, agentIds: [id] };
  }
}
