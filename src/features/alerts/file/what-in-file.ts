import type { RuleMetric, RuleScope } from '../../../domain/alerting/rule.ts';
import type { FileNameKind, FindName } from './find-names.ts';
import { metricOf } from './metric-words.ts';
import { type FileRule, timeSeconds } from './rule-shape.ts';

/** Says that something is wrong there: the way to it from the rule. */
export type Say = (path: readonly (string | number)[], problem: string) => void;

/** What is watched; undefined where something is wrong with it, which is said. */
export function metricIn(rule: FileRule, find: FindName, say: Say): RuleMetric | undefined {
  const kind = metricOf(rule.watch);
  const hasWindow = kind === 'missed' || kind === 'service-level' || kind === 'abandonment';
  if (!hasWindow && rule.window !== undefined) {
    say(['window'], `${rule.watch} has no window: leave it out`);
  }
  if (kind !== 'agent-state' && (rule.state ?? rule.status) !== undefined) {
    say([rule.state === undefined ? 'status' : 'state'], 'only agent-state has one: leave it out');
  }
  if (kind === undefined) return undefined;
  if (hasWindow) {
    const windowSeconds = rule.window === undefined ? undefined : timeSeconds(rule.window);
    if (windowSeconds === undefined)
      say(['watch'], `${rule.watch} needs a window, such as window: 15m`);
    return windowSeconds === undefined ? undefined : { kind, windowSeconds };
  }
  return kind === 'agent-state' ? agentState(rule, find, say) : { kind };
}

function agentState({ state, status }: FileRule, find: FindName, say: Say): RuleMetric | undefined {
  if ((state === undefined) === (status === undefined)) {
    say(['watch'], 'agent-state needs either a state, such as on-hold, or a status, such as Lunch');
    return undefined;
  }
  if (state !== undefined) {
    return { kind: 'agent-state', state: { kind: 'activity', activity: state } };
  }
  const [statusId] = idsOf('status', [status ?? ''], find, (_path, problem) =>
    say(['status'], problem),
  );
  return statusId === undefined
    ? undefined
    : { kind: 'agent-state', state: { kind: 'status', statusId } };
}

/** A rule has one of these. */
export const scopeFields = [
  'queues',
  'group',
  'routing-profiles',
  'team',
  'agents',
  'all',
] as const;

/** Whom or what it is about; undefined where something is wrong with it, which is said. */
export function scopeIn(rule: FileRule, find: FindName, say: Say): RuleScope | undefined {
  const [field, another] = scopeFields.filter((one) => rule[one] !== undefined);
  if (field === undefined || another !== undefined) {
    say([another ?? 'watch'], `a rule is about one of ${scopeFields.join(', ')}`);
    return undefined;
  }
  const ids = (kind: FileNameKind, texts: readonly string[] = []) => {
    const found = idsOf(kind, texts, find, (path, problem) => say([field, ...path], problem));
    return found.length === texts.length ? found : undefined;
  };
  switch (field) {
    case 'queues':
      return withIds('queues', ids('queue', rule.queues));
    case 'routing-profiles':
      return withIds('routing-profiles', ids('profile', rule['routing-profiles']));
    case 'agents':
      return withIds('agents', ids('agent', rule.agents));
    case 'group': {
      const [name] = ids('group', [rule.group ?? '']) ?? [];
      return name === undefined ? undefined : { kind: 'queue-group', name };
    }
    case 'team': {
      const [id] = ids('team', [rule.team ?? '']) ?? [];
      return id === undefined ? undefined : { kind: 'team', id };
    }
    case 'all':
      return { kind: 'instance' };
  }
}

function withIds(
  kind: 'queues' | 'routing-profiles' | 'agents',
  ids: readonly string[] | undefined,
): RuleScope | undefined {
  return ids && { kind, ids: [...new Set(ids)] };
}

function idsOf(kind: FileNameKind, texts: readonly string[], find: FindName, say: Say) {
  return texts.flatMap((text, index) => {
    const found = find(kind, text);
    if ('id' in found) return [found.id];
    say([index], found.problem);
    return [];
  });
}
