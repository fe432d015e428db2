import type { ListeningSettings, ListenScope } from './settings.ts';

/** Who is to be heard: the agent, their hierarchy groups from level one down, and the contact's queue. */
export interface ToBeHeard {
  readonly agentId: string;
  readonly hierarchy: readonly string[];
  /** Undefined where the contact came through no queue. */
  readonly queueId: string | undefined;
}

/** Who wants to hear. */
export interface Listener {
  readonly slackUserId: string;
  /** Their own hierarchy group; undefined when they have none. */
  readonly hierarchyGroupId: string | undefined;
}

export type ListenRule = 'fine' | 'never' | 'out-of-scope';

/** What the rules say of this listener and this contact; `never` goes before everything else. */
export function listenRule(
  { never, scopes }: ListeningSettings,
  who: Listener,
  heard: ToBeHeard,
): ListenRule {
  const { agentId, hierarchy, queueId } = heard;
  const isNever =
    never.agentIds.includes(agentId) ||
    (queueId !== undefined && never.queueIds.includes(queueId)) ||
    hierarchy.some((groupId) => never.groupIds.includes(groupId));
  if (isNever) return 'never';
  return isWithin(scopeOf(scopes, who.slackUserId), who, heard) ? 'fine' : 'out-of-scope';
}

/** What part of the floor somebody may hear: their own scope, or that of everybody else. */
export function scopeOf(
  { byUser, otherwise }: ListeningSettings['scopes'],
  slackUserId: string,
): ListenScope {
  const own = Object.hasOwn(byUser, slackUserId) ? byUser[slackUserId] : undefined;
  return own ?? otherwise;
}

/** Whether there is any contact that this person may not hear. */
export function isRestricted({ never, scopes }: ListeningSettings, slackUserId: string): boolean {
  const { agentIds, queueIds, groupIds } = never;
  const isAnyNever = agentIds.length + queueIds.length + groupIds.length > 0;
  return isAnyNever || scopeOf(scopes, slackUserId).kind !== 'everybody';
}

/** Whether any rule goes by hierarchy groups, so that an agent's own must be known. */
export function goesByTeam({ never, scopes }: ListeningSettings): boolean {
  const isByTeam = (scope: ListenScope) =>
    scope.kind === 'own-team' || (scope.kind === 'some' && scope.groupIds.length > 0);
  return (
    never.groupIds.length > 0 || [scopes.otherwise, ...Object.values(scopes.byUser)].some(isByTeam)
  );
}

/** The most that the rules can say of any contact of an agent, before it is known which. */
export function ruleOfAgent(
  settings: ListeningSettings,
  who: Listener,
  agent: Omit<ToBeHeard, 'queueId'>,
): ListenRule {
  const scope = scopeOf(settings.scopes, who.slackUserId);
  const queues = scope.kind === 'some' ? scope.queueIds : [];
  const [whole = 'out-of-scope', ...byQueue] = [undefined, ...queues].map((queueId) =>
    listenRule(settings, who, { ...agent, queueId }),
  );
  return byQueue.includes('fine') ? 'fine' : whole;
}

/** Whether a rule for this listener looks at the queue of a contact. */
export function asksForQueue({ never, scopes }: ListeningSettings, who: Listener): boolean {
  const scope = scopeOf(scopes, who.slackUserId);
  return never.queueIds.length > 0 || (scope.kind === 'some' && scope.queueIds.length > 0);
}

function isWithin(scope: ListenScope, who: Listener, heard: ToBeHeard): boolean {
  switch (scope.kind) {
    case 'everybody':
      return true;
    case 'own-team':
      return who.hierarchyGroupId !== undefined && heard.hierarchy.includes(who.hierarchyGroupId);
    case 'some': {
      const { groupIds, queueIds } = scope;
      const isInGroup =
        groupIds.length === 0 || heard.hierarchy.some((groupId) => groupIds.includes(groupId));
      const isInQueue =
        queueIds.length === 0 || (heard.queueId !== undefined && queueIds.includes(heard.queueId));
      // Nothing named is no scope at all: it lets nobody through.
      return groupIds.length + queueIds.length > 0 && isInGroup && isInQueue;
    }
  }
}
