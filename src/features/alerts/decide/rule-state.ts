import type { AlertState, LevelState } from '../../../domain/alerting/alert.ts';

export type StateKind = LevelState['kind'];

const order: readonly StateKind[] = ['inactive', 'pending', 'firing'];

/** What an alert is: the further of its two levels. */
export function alertStateKind({ warning, critical }: AlertState): StateKind {
  return furthest([warning.kind, critical.kind]);
}

/** What a rule is: the furthest of its alerts; inactive without any. */
export function ruleState(records: readonly { readonly state: AlertState }[]): StateKind {
  return furthest(records.map(({ state }) => alertStateKind(state)));
}

function furthest(kinds: readonly StateKind[]): StateKind {
  return order[Math.max(0, ...kinds.map((kind) => order.indexOf(kind)))] ?? 'inactive';
}
