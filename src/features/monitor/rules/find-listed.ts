import type { MentionTrouble, NameTrouble } from '../../../floor/name-trouble.ts';
import { namedAgents, namedQueues, namedTeams } from '../../../floor/named.ts';
import { matchName, type Named } from '../../../grammar/names.ts';
import type { Asker } from '../../answer.ts';
import { findParts, type Lookup } from './find-parts.ts';
import { noParts, type Parts, together } from './parts.ts';
import { type NamedPart, type PartKind, partById } from './parts-intent.ts';

/** Something on the list, called by its id where Amazon Connect no longer has it. */
interface Listed extends Named {
  readonly of: Exclude<PartKind, 'group'>;
}

/**
 * The same as `findParts` among what stands on a list; a group of queues and a mention mean what they
 * always do. Throws as `findParts` does.
 */
export async function findListed(
  lookup: Lookup,
  parts: readonly NamedPart[],
  { asker, listed }: { readonly asker: Asker; readonly listed: Parts },
): Promise<Parts | NameTrouble | MentionTrouble> {
  const all = listedNames(lookup, listed);
  let found = noParts;
  for (const [index, part] of parts.entries()) {
    const { of, ref } = part;
    if (ref.kind === 'user' || of === 'group') {
      const ids = await findParts(
        { ...lookup, again: (one) => lookup.again(parts.toSpliced(index, 1, ...one)) },
        [part],
        asker,
      );
      if ('kind' in ids) return ids;
      found = together(found, ids);
      continue;
    }
    const match = matchName(
      ref,
      all.filter((item) => of === 'any' || item.of === of),
    );
    if (match.kind !== 'found') {
      const textFor = ({ id }: Named) => {
        const kind = all.find((item) => item.id === id)?.of ?? 'queue';
        return lookup.again(parts.with(index, partById(kind, id)));
      };
      const again = { command: 'monitor', textFor } as const;
      return { kind: 'name-trouble', what: 'entry of this list', match, again };
    }
    found = together(found, partOf(match.item));
  }
  return found;
}

function partOf({ of, id }: Listed): Parts {
  if (of === 'queue') return { ...noParts, queueIds: [id] };
  return of === 'agent' ? { ...noParts, agentIds: [id] } : { ...noParts, groupIds: [id] };
}

function listedNames(
  { names }: Lookup,
  { queueIds, agentIds, groupIds }: Parts,
): readonly Listed[] {
  const among = (of: Listed['of'], ids: readonly string[], all: readonly Named[]) => {
    const known = new Map(all.map((item) => [item.id, item]));
    return ids.map((id) => ({ ...(known.get(id) ?? { id, name: id }), of }));
  };
  return [
    ...among('queue', queueIds, namedQueues(names)),
    ...among('agent', agentIds, namedAgents(names)),
    ...among('team', groupIds, namedTeams(names)),
  ];
}
