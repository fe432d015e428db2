import type { AlertTarget, RuleSpec } from '../../../domain/alerting/rule.ts';
import type { Agent, Names } from '../../../domain/contact-centre.ts';
import type { ErrorCode } from '../../../domain/errors.ts';
import { type Gone, goneOf } from './gone.ts';

/** Whom or what a rule is about, as far as names tell it. */
export type Subject =
  /** One alert a queue. */
  | { readonly kind: 'queues'; readonly ids: readonly string[] }
  /** One alert an agent: only agents can be told after they were read. */
  | { readonly kind: 'agents'; readonly within: Within }
  /** One alert for each of these crowds of agents. */
  | {
      readonly kind: 'crowds';
      readonly crowds: readonly { readonly target: AlertTarget; readonly within: Within }[];
    };

/** Which agents. */
export type Within =
  | { readonly kind: 'everybody' }
  | { readonly kind: 'agents'; readonly ids: ReadonlySet<string> }
  | { readonly kind: 'profiles'; readonly ids: ReadonlySet<string> }
  /** A hierarchy group with all below it. */
  | { readonly kind: 'team'; readonly id: string }
  /** Agents by the queue of the contact that keeps them. */
  | { readonly kind: 'contacts-of'; readonly queueIds: ReadonlySet<string> };

export type Found =
  | { readonly kind: 'found'; readonly subject: Subject; readonly gone: Gone }
  /** Names that are needed could not be read. */
  | { readonly kind: 'failed'; readonly code: ErrorCode }
  /** This metric cannot be asked of this. */
  | { readonly kind: 'unfit' };

/** What a rule is about now. Things that are gone from Connect are left out and told. */
export function subjectOf(
  spec: Pick<RuleSpec, 'metric' | 'scope'>,
  names: Names | undefined,
): Found {
  const { metric, scope } = spec;
  switch (metric.kind) {
    case 'agent-state':
      return agentsOf(spec, names);
    case 'missed':
      if (scope.kind === 'agents') return agentsOf(spec, names);
      return scope.kind === 'routing-profiles' || scope.kind === 'team'
        ? crowdsOf(spec, names)
        : queuesOf(spec, names);
    case 'agents-available':
    case 'agents-staffed':
      return scope.kind === 'queues' || scope.kind === 'queue-group'
        ? queuesOf(spec, names)
        : crowdsOf(spec, names);
    default:
      return queuesOf(spec, names);
  }
}

/** Whether an agent is one of these; where only their contacts tell it, they are looked at later. */
export function isWithin({ userId, routingProfileId, hierarchy }: Agent, within: Within): boolean {
  switch (within.kind) {
    case 'everybody':
    case 'contacts-of':
      return true;
    case 'agents':
      return within.ids.has(userId);
    case 'profiles':
      return routingProfileId !== undefined && within.ids.has(routingProfileId);
    case 'team':
      return hierarchy.includes(within.id);
  }
}

function queuesOf(
  { metric, scope }: Pick<RuleSpec, 'metric' | 'scope'>,
  names: Names | undefined,
): Found {
  const gone = goneOf({ metric, scope }, names);
  switch (scope.kind) {
    case 'queues':
      return found({ kind: 'queues', ids: left(scope.ids, gone) }, gone);
    case 'queue-group': {
      if (!names) return { kind: 'failed', code: 'connect_list_unread' };
      if (!names.queueGroups) return { kind: 'failed', code: 'groups_unread' };
      const ids = names.queueGroups.byName.get(scope.name) ?? [];
      return found({ kind: 'queues', ids: left(ids, gone) }, gone);
    }
    case 'instance':
      if (!names || names.missing.includes('queues')) {
        return { kind: 'failed', code: 'connect_list_unread' };
      }
      return found({ kind: 'queues', ids: [...names.queues.keys()] }, gone);
    default:
      return { kind: 'unfit' };
  }
}

function agentsOf(
  { metric, scope }: Pick<RuleSpec, 'metric' | 'scope'>,
  names: Names | undefined,
): Found {
  const gone = goneOf({ metric, scope }, names);
  const within = (one: Within) => found({ kind: 'agents', within: one }, gone);
  switch (scope.kind) {
    case 'agents':
      return within({ kind: 'agents', ids: new Set(left(scope.ids, gone)) });
    case 'routing-profiles':
      return within({ kind: 'profiles', ids: new Set(left(scope.ids, gone)) });
    case 'team':
      return within({ kind: 'team', id: scope.id });
    case 'instance':
      return within({ kind: 'everybody' });
    default: {
      // Nobody is in a status for a queue.
      if (metric.kind === 'agent-state' && metric.state.kind === 'status') return { kind: 'unfit' };
      const queues = queuesOf({ metric, scope }, names);
      if (queues.kind !== 'found' || queues.subject.kind !== 'queues') return queues;
      return within({ kind: 'contacts-of', queueIds: new Set(queues.subject.ids) });
    }
  }
}

function crowdsOf(
  { metric, scope }: Pick<RuleSpec, 'metric' | 'scope'>,
  names: Names | undefined,
): Found {
  const gone = goneOf({ metric, scope }, names);
  switch (scope.kind) {
    case 'routing-profiles': {
      const crowds = left(scope.ids, gone).map((id) => ({
        target: { kind: 'routing-profile', id } as const,
        within: { kind: 'profiles', ids: new Set([id]) } as const,
      }));
      return found({ kind: 'crowds', crowds }, gone);
    }
    case 'team': {
      const { id } = scope;
      const crowd = { target: { kind: 'team', id }, within: { kind: 'team', id } } as const;
      return found({ kind: 'crowds', crowds: [crowd] }, gone);
    }
    case 'instance': {
      const crowd = { target: { kind: 'instance' }, within: { kind: 'everybody' } } as const;
      return found({ kind: 'crowds', crowds: [crowd] }, gone);
    }
    default:
      return { kind: 'unfit' };
  }
}

function found(subject: Subject, gone: Gone): Found {
  return { kind: 'found', subject, gone };
}

/** Each once, without what is gone. */
function left(ids: readonly string[], { ids: gone }: Gone): readonly string[] {
  return [...new Set(ids)].filter((id) => !gone.has(id));
}
