import type { Names } from '../../../domain/contact-centre.ts';
import { withEntry } from '../../../domain/own-limits.ts';
import type { ListeningSettings, ListenScope } from '../../../domain/settings.ts';
import type { MentionTrouble, NameTrouble } from '../../../floor/name-trouble.ts';
import { namesIfAny } from '../../../floor/names-if-any.ts';
import type { Asker } from '../../answer.ts';
import { changeSettings, readSettings } from '../../change-settings.ts';
import { findParts } from './find-parts.ts';
import { type NamedPart, partsText } from './parts-intent.ts';
import type { RulesPorts } from './rules-ports.ts';
import type { ScopeIntent, ScopeOf } from './scope-intent.ts';
import { aboutScope, scopeLine, undoLine, whose } from './scope-line.ts';

/** So many people may have a scope of their own, and so many queues and teams stand in one. */
export const mostScopes = 200;
export const mostInScope = 50;

export type ScopeReport =
  | {
      readonly kind: 'scope';
      readonly scopes: ListeningSettings['scopes'];
      /** undefined when the directory does not answer: ids are shown instead. */
      readonly names: Names | undefined;
      readonly change: ScopeChange | undefined;
    }
  | { readonly kind: 'too-many-people' | 'too-many-parts' | 'no-parts' | 'overtaken' }
  | NameTrouble
  | MentionTrouble;

export interface ScopeChange {
  readonly kind: 'changed' | 'unchanged';
  readonly of: ScopeOf;
  /** The line that sets it as it was. */
  readonly undo: string;
}

/**
 * Shows who may hear which part of the floor, or changes it for one person or for everyone else.
 * Throws BotError `redis_unavailable`, `connect_…`, `groups_unread`.
 */
export async function manageScope(
  ports: RulesPorts,
  intent: ScopeIntent,
  asker: Asker,
): Promise<ScopeReport> {
  if (intent.kind === 'show') {
    const [{ listening }, names] = await Promise.all([
      readSettings(ports, asker.caller),
      namesIfAny(ports),
    ]);
    return { kind: 'scope', scopes: listening.scopes, names, change: undefined };
  }
  const names = await namesIfAny(ports);
  if (intent.kind === 'remove') {
    const of = { slackUserId: intent.slackUserId };
    return change(ports, asker, { of, to: undefined, names });
  }
  const { of, to } = intent;
  if (to.kind !== 'parts') return change(ports, asker, { of, to, names });
  const known = names ?? (await ports.directory.names(ports.instance, { priority: 'command' }));
  const again = (parts: readonly NamedPart[]) => scopeLine(of, partsText(parts));
  const found = await findParts({ ...ports, names: known, again }, to.parts, asker);
  if ('kind' in found) return found;
  const { groupIds, queueIds } = found;
  if (groupIds.length > mostInScope || queueIds.length > mostInScope)
    return { kind: 'too-many-parts' };
  // A group of queues may hold none any more.
  if (groupIds.length + queueIds.length === 0) return { kind: 'no-parts' };
  return change(ports, asker, { of, to: { kind: 'some', groupIds, queueIds }, names: known });
}

async function change(
  ports: RulesPorts,
  asker: Asker,
  wish: {
    readonly of: ScopeOf;
    /** undefined: none of their own. */
    readonly to: ListenScope | undefined;
    readonly names: Names | undefined;
  },
): Promise<ScopeReport> {
  const { of, to, names } = wish;
  const changed = await changeSettings<'too-many-people'>(ports, asker.caller, {
    to: (before) => {
      const scopes = withScope(before.listening.scopes, of, to);
      return Object.keys(scopes.byUser).length > mostScopes
        ? { kind: 'refused', why: 'too-many-people' }
        : { ...before, listening: { ...before.listening, scopes } };
    },
    about: (before, after) =>
      `listening scope ${whose(of)}: ${aboutScope(before.listening, of)} → ${aboutScope(after.listening, of)}`,
  });
  if (changed.kind === 'overtaken') return changed;
  if (changed.kind === 'refused') return { kind: changed.why };
  const { kind, before, after } = changed;
  const undo = undoLine(before.listening, of);
  return { kind: 'scope', scopes: after.listening.scopes, names, change: { kind, of, undo } };
}

function withScope(
  scopes: ListeningSettings['scopes'],
  of: ScopeOf,
  to: ListenScope | undefined,
): ListeningSettings['scopes'] {
  return of === 'everyone-else'
    ? { ...scopes, otherwise: to ?? { kind: 'everybody' } }
    : { ...scopes, byUser: withEntry(scopes.byUser, of.slackUserId, to) };
}
