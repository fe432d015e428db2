import type { Board } from './board.ts';

/**
 * Where there may be one board: a channel and a filter as text. Two filters that differ in the order
 * of their ids, in an id that stands there twice, or in the order of their lines, of which a board
 * shows nothing, are the same.
 */
export function boardPlace({ channelId, filter }: Pick<Board, 'channelId' | 'filter'>): string {
  return JSON.stringify([
    channelId,
    one(filter.queueIds),
    one(filter.profileIds),
    one(filter.agentIds),
    filter.teamId ?? '',
    one(filter.states),
    one(filter.statusIds),
    one(filter.statusTypes),
    one(filter.channels),
    // Places of before there were groups stay what they are.
    ...(filter.groups.length > 0 ? [one(filter.groups)] : []),
  ]);
}

function one(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].toSorted();
}
