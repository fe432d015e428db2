import type { ListeningSettings, ListenScope } from '../../../domain/settings.ts';
import { aboutParts, typedParts } from './parts.ts';
import { partsText } from './parts-intent.ts';
import type { ScopeOf } from './scope-intent.ts';

/** The line that sets a scope. */
export function scopeLine(of: ScopeOf, what: string): string {
  return `scope ${of === 'everyone-else' ? of : `<@${of.slackUserId}>`} ${what}`;
}

/** The line that sets a scope as it is here. */
export function undoLine(listening: ListeningSettings, of: ScopeOf): string {
  const scope = ownScope(listening, of);
  if (scope === undefined)
    return of === 'everyone-else' ? 'scope' : `scope remove <@${of.slackUserId}>`;
  return scopeLine(of, scope.kind === 'some' ? partsText(typedParts(partsOf(scope))) : scope.kind);
}

/** Whose scope, for the audit. */
export function whose(of: ScopeOf): string {
  return of === 'everyone-else' ? of : of.slackUserId;
}

/** A scope in ids, for the audit. */
export function aboutScope(listening: ListeningSettings, of: ScopeOf): string {
  const scope = ownScope(listening, of);
  if (scope === undefined) return 'none of their own';
  return scope.kind === 'some' ? aboutParts(partsOf(scope)) : scope.kind;
}

function partsOf({ groupIds, queueIds }: Extract<ListenScope, { kind: 'some' }>) {
  return { groupIds, queueIds, agentIds: [] };
}

/** undefined: none of their own. */
function ownScope({ scopes }: ListeningSettings, of: ScopeOf): ListenScope | undefined {
  if (of === 'everyone-else') return scopes.otherwise;
  return Object.hasOwn(scopes.byUser, of.slackUserId) ? scopes.byUser[of.slackUserId] : undefined;
}
