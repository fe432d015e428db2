import type { Refusal } from '../../../access/act.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import { codeOf } from '../../../domain/errors.ts';
import type { MentionTrouble, NameTrouble } from '../../../floor/name-trouble.ts';
import { namesIfAny } from '../../../floor/names-if-any.ts';
import type { Misunderstood } from '../../../grammar/misunderstood.ts';
import type { Asker } from '../../answer.ts';
import { findDraftNames } from './find-draft-names.ts';
import type { FoundNames } from './finish-draft.ts';
import type { RuleDraft } from './rule-draft.ts';
import type { RulesPorts } from './rules-ports.ts';

export interface LookedUp {
  readonly kind: 'looked-up';
  readonly found: FoundNames;
  readonly names: Names | undefined;
}

interface Refused {
  readonly kind: 'refused';
  readonly refusal: Refusal;
}

/**
 * Finds out what a draft calls by name or by mention. Without a name in it the directory may be away.
 * No name of an agent is looked up for somebody who may not see agents.
 * Throws BotError `connect_…`, `slack_…`, `groups_unread`.
 */
export async function lookUpDraft(
  ports: RulesPorts,
  draft: RuleDraft,
  line: { readonly start: string; readonly end: string },
  asker: Asker,
): Promise<LookedUp | NameTrouble | MentionTrouble | Misunderstood | Refused> {
  const refusal = await refusalOf(ports, draft, asker);
  if (refusal) return { kind: 'refused', refusal };
  const needsNames = draft.scope?.kind === 'named' || draft.metric?.state?.kind === 'status';
  const names = needsNames
    ? await ports.directory.names(ports.instance, { priority: 'command' })
    : await namesIfAny(ports);
  if (!names) return { kind: 'looked-up', found: plainScope(draft), names };
  const agents = await mentionedAgents(ports, draft, asker);
  const found = findDraftNames(draft, { names, agents, line });
  return 'kind' in found ? found : { kind: 'looked-up', found, names };
}

async function refusalOf(
  { gate, instance }: RulesPorts,
  { scope }: RuleDraft,
  { caller }: Asker,
): Promise<Refusal | undefined> {
  if (scope?.kind !== 'named' || scope.field !== 'agents') return undefined;
  const where = { instance, channelId: caller.channelId };
  const verdict = await gate.may(caller, { kind: 'see-agents' }, where);
  return verdict.kind === 'no' ? verdict.refusal : undefined;
}

function plainScope({ scope }: RuleDraft): FoundNames {
  return scope?.kind === 'instance' ? { scope } : {};
}

async function mentionedAgents(
  { identity, instance }: RulesPorts,
  { scope }: RuleDraft,
  { caller }: Asker,
): Promise<ReadonlyMap<string, string>> {
  const refs = scope?.kind === 'named' ? scope.refs : [];
  const agents = new Map<string, string>();
  for (const ref of refs) {
    if (ref.kind !== 'user') continue;
    const asking = { fresh: false, options: { priority: 'command' } } as const;
    const outcome = await identity.linkOf(caller.workspace, instance, ref.userId, asking);
    if (outcome.kind === 'linked') agents.set(ref.userId, outcome.link.connectUserId);
  }
  return agents;
}

/** The asker's own time zone, for times without one; undefined where Slack does not say. Total but for programming errors. */
export async function zoneOf(
  { people }: RulesPorts,
  { caller }: Asker,
): Promise<string | undefined> {
  return people.person(caller.workspace, caller.userId).then(
    ({ timeZone }) => timeZone,
    (error: unknown) => {
      if (codeOf(error) === undefined) throw error;
      return undefined;
    },
  );
}
