import type { Episode, OwedHook } from '../../../domain/alerting/alert.ts';
import type { HookStanding } from '../../../stores/alerting.ts';

/** What was told of hooks; undefined where there is no outgoing webhook. */
export type HookStandings = ReadonlyMap<string, HookStanding> | undefined;

/** Whether the outgoing webhook is still to be told something of this episode: then it is not archived yet. */
export function hooksOwed(episode: Episode, standings: HookStandings): boolean {
  return standings !== undefined && nextOwed(episode, standings) !== undefined;
}

/** What is to be told next: never before what came before it was told or given up. */
export function nextOwed(
  { hooks }: Episode,
  standings: ReadonlyMap<string, HookStanding>,
): OwedHook | undefined {
  return hooks.find(({ id }) => {
    const standing = standings.get(id);
    return standing?.kind !== 'told' && standing?.kind !== 'given-up';
  });
}
