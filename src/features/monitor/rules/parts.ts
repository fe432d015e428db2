import type { ListeningSettings } from '../../../domain/settings.ts';
import { type NamedPart, partById } from './parts-intent.ts';

/** Parts of the floor by id; groups are those of the hierarchy. */
export type Parts = ListeningSettings['never'];

export const noParts: Parts = { queueIds: [], agentIds: [], groupIds: [] };

/** Everything of both, each once, in the order it came. */
export function together(one: Parts, other: Parts): Parts {
  const both = (of: keyof Parts) => [...new Set([...one[of], ...other[of]])];
  return { queueIds: both('queueIds'), agentIds: both('agentIds'), groupIds: both('groupIds') };
}

/** What of `one` is not in `other`. */
export function without(one: Parts, other: Parts): Parts {
  const left = (of: keyof Parts) => one[of].filter((id) => !other[of].includes(id));
  return { queueIds: left('queueIds'), agentIds: left('agentIds'), groupIds: left('groupIds') };
}

export function countOfParts({ queueIds, agentIds, groupIds }: Parts): number {
  return queueIds.length + agentIds.length + groupIds.length;
}

/** The parts as they are typed, by id. */
export function typedParts({ queueIds, agentIds, groupIds }: Parts): readonly NamedPart[] {
  return [
    ...queueIds.map((id) => partById('queue', id)),
    ...agentIds.map((id) => partById('agent', id)),
    ...groupIds.map((id) => partById('team', id)),
  ];
}

/** "queue 1000…,1001…; team 4000…", for the audit. */
export function aboutParts({ queueIds, agentIds, groupIds }: Parts): string {
  const part = (of: string, ids: readonly string[]) =>
    ids.length === 0 ? [] : [`${of} ${ids.join(',')}`];
  return [...part('queue', queueIds), ...part('agent', agentIds), ...part('team', groupIds)].join(
    '; ',
  );
}
