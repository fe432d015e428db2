import type { RuleScope } from '../../../domain/alerting/rule.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import { findNamed, type NotFound } from '../../../floor/find-named.ts';
import type { MentionTrouble, NameTrouble } from '../../../floor/name-trouble.ts';
import { type Misunderstood, misunderstood } from '../../../grammar/misunderstood.ts';
import type { Named, NameRef } from '../../../grammar/names.ts';
import { quote } from '../../../grammar/words.ts';
import type { FoundNames } from './finish-draft.ts';
import type { RuleDraft, ScopeDraft, ScopeField } from './rule-draft.ts';
import { writeWords } from './write-words.ts';

type NamedScope = Extract<ScopeDraft, { kind: 'named' }>;

export interface LookUp {
  readonly names: Names;
  /** The Connect agents that people who were mentioned are. */
  readonly agents: ReadonlyMap<string, string>;
  /** What the line begins with, `add` or `edit k3x9bd`, and what is put at its end. */
  readonly line: { readonly start: string; readonly end: string };
}

/**
 * Looks up what a draft calls by name. A trouble has the whole line behind its choices. Throws
 * BotError `connect_list_unread`, `groups_unread`.
 */
export function findDraftNames(
  draft: RuleDraft,
  look: LookUp,
): FoundNames | NameTrouble | MentionTrouble | Misunderstood {
  const state = draft.metric?.state;
  let statusId: string | undefined;
  if (state?.kind === 'status') {
    const found = findNamed(look.names, 'statuses', state.ref);
    if (found.kind === 'not-found') {
      return trouble(found, (item) => {
        const metric = `agent-state status:${quote(item.id)}`;
        return lineOf(look, [metric, scopeText(draft.scope), writeWords(draft.typed.rest)]);
      });
    }
    if (found.as === 'status-type') {
      return misunderstood('Name one status, such as status:Lunch, not a kind of status.');
    }
    statusId = found.id;
  }
  if (draft.scope?.kind !== 'named') {
    return { statusId, ...(draft.scope && { scope: { kind: 'instance' } }) };
  }
  const scope = findScope(draft, draft.scope, look);
  return 'ids' in scope ? { statusId, scope: scopeOf(draft.scope.field, scope.ids) } : scope;
}

function findScope(
  draft: RuleDraft,
  { field, refs }: NamedScope,
  look: LookUp,
): { readonly ids: readonly string[] } | NameTrouble | MentionTrouble {
  const ids: string[] = [];
  for (const [index, ref] of refs.entries()) {
    if (ref.kind === 'user') {
      const agentId = look.agents.get(ref.userId);
      if (agentId === undefined) return { kind: 'mention-trouble', slackUserId: ref.userId };
      ids.push(agentId);
      continue;
    }
    const found = findNamed(look.names, field, ref);
    if (found.kind === 'not-found') {
      return trouble(found, (item) => {
        const chosen = refs.map(
          (one, place): NameRef => (place === index ? { kind: 'named', text: item.id } : one),
        );
        const scope = scopeText({ kind: 'named', field, refs: chosen });
        const { metric, rest } = draft.typed;
        return lineOf(look, [writeWords(metric), scope, writeWords(rest)]);
      });
    }
    ids.push(found.id);
  }
  return { ids: [...new Set(ids)] };
}

function trouble({ what, match }: NotFound, textFor: (item: Named) => string): NameTrouble {
  return { kind: 'name-trouble', what, match, again: { command: 'alerts', textFor } };
}

function lineOf({ line }: LookUp, parts: readonly string[]): string {
  return [line.start, ...parts, line.end].filter((part) => part !== '').join(' ');
}

const keys: Readonly<Record<ScopeField, string>> = {
  queues: 'queue',
  groups: 'group',
  profiles: 'profile',
  teams: 'team',
  agents: 'agent',
};

function scopeText(scope: ScopeDraft | undefined): string {
  if (!scope) return '';
  if (scope.kind === 'instance') return 'all';
  const parts = scope.refs.map((ref) => {
    if (ref.kind === 'user') return `<@${ref.userId}>`;
    return quote(ref.kind === 'named' ? ref.text : ref.words.join(' '));
  });
  return `${keys[scope.field]}:${parts.join(',')}`;
}

function scopeOf(field: ScopeField, ids: readonly string[]): RuleScope {
  const [first = ''] = ids;
  switch (field) {
    case 'queues':
      return { kind: 'queues', ids };
    case 'groups':
      return { kind: 'queue-group', name: first };
    case 'profiles':
      return { kind: 'routing-profiles', ids };
    case 'teams':
      return { kind: 'team', id: first };
    case 'agents':
      return { kind: 'agents', ids };
  }
}
