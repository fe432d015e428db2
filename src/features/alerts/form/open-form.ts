import type { Refusal } from '../../../access/act.ts';
import type { RuleSpec } from '../../../domain/alerting/rule.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import { codeOf } from '../../../domain/errors.ts';
import {
  isMisunderstood,
  type Misunderstood,
  misunderstood,
} from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';
import type { Directory } from '../../../ports/connect.ts';
import type { RuleStore } from '../../../stores/alerting.ts';
import type { Asker } from '../../answer.ts';
import { tenantOf } from '../../kept-listing.ts';
import type { ChannelPorts } from './channel-trouble.ts';
import { type FormStart, proposed } from './start.ts';

export interface FormPorts extends ChannelPorts {
  readonly ruleStore: Pick<RuleStore, 'find'>;
  readonly directory: Directory;
  /** What a preset, or a rule half typed, proposes. Total. */
  readonly startOf: (words: readonly Word[], names: Names) => Partial<RuleSpec> | Misunderstood;
}

export type FormIntent =
  | { readonly kind: 'add-form'; readonly words: readonly Word[] }
  | { readonly kind: 'edit-form'; readonly ruleId: string };

export type FormReport =
  | { readonly kind: 'rule-form'; readonly start: FormStart }
  | { readonly kind: 'no-such-rule'; readonly ruleId: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | Misunderstood;

/** `add-form`, `add-form preset:voice`, `add-form like:k3x9ab`, `add-form queue-wait Billing over 5m`. Total. */
export function parseAddForm(words: readonly Word[]): FormIntent {
  return { kind: 'add-form', words };
}

/** `edit-form k3x9ab`. Total. */
export function parseEditForm(words: readonly Word[]): FormIntent | Misunderstood {
  const [id, ...more] = words;
  const text = id?.kind === 'word' || id?.kind === 'quoted' ? id.text.toLowerCase() : '';
  return more.length === 0 && /^[a-z0-9]{1,20}$/u.test(text)
    ? { kind: 'edit-form', ruleId: text }
    : misunderstood('Say which rule to edit: its id stands in the list.');
}

/** What the form starts from. Throws BotError `redis_unavailable`, `connect_…`, `slack_…`. */
export async function openForm(
  ports: FormPorts,
  intent: FormIntent,
  asker: Asker,
): Promise<FormReport> {
  const around = aroundForm(ports, asker);
  if (intent.kind === 'edit-form') return editForm(ports, intent.ruleId, asker, around);
  const { names, groups, zone } = await around;
  const said = await saidIn(ports, intent.words, names, asker);
  if (isMisunderstood(said)) return said;
  const { channelId } = asker.caller;
  const here =
    channelId === undefined || channelId.startsWith('D') ? {} : { slackChannelId: channelId };
  const spec = { ...proposed, ...here, ...said };
  return { kind: 'rule-form', start: { rule: undefined, spec, names, groups, zone } };
}

/** What the words propose: those of a rule that is there, `like:k3x9ab`, or a line or a preset. */
async function saidIn(
  ports: FormPorts,
  words: readonly Word[],
  names: Names,
  asker: Asker,
): Promise<Partial<RuleSpec> | Misunderstood> {
  const [first, ...more] = words;
  if (!first) return {};
  if (first.kind !== 'key' || first.key !== 'like' || more.length > 0) {
    return ports.startOf(words, names);
  }
  const rule = await ports.ruleStore.find(tenantOf(ports, asker), first.value.toLowerCase());
  return (
    rule ?? misunderstood(`There is no rule ${first.value} to start from. Type list to see them.`)
  );
}

async function editForm(
  ports: FormPorts,
  ruleId: string,
  asker: Asker,
  around: ReturnType<typeof aroundForm>,
): Promise<FormReport> {
  const [rule, others] = await Promise.all([
    ports.ruleStore.find(tenantOf(ports, asker), ruleId),
    around,
  ]);
  if (!rule) return { kind: 'no-such-rule', ruleId };
  const where = { instance: ports.instance, channelId: asker.caller.channelId };
  const act = { kind: 'change-rule', ownerId: rule.ownerId } as const;
  const verdict = await ports.gate.may(asker.caller, act, where);
  if (verdict.kind === 'no') return { kind: 'refused', refusal: verdict.refusal };
  return { kind: 'rule-form', start: { rule, spec: rule, ...others } };
}

/** What every form shows. Of what is only for convenience nothing is a reason to fail. */
async function aroundForm(
  { directory, people, instance }: FormPorts,
  { caller }: Asker,
): Promise<Pick<FormStart, 'names' | 'groups' | 'zone'>> {
  const [names, groups, zone] = await Promise.all([
    directory.names(instance, { priority: 'command' }),
    ifAny(people.userGroups(caller.workspace)),
    ifAny(people.person(caller.workspace, caller.userId).then(({ timeZone }) => timeZone)),
  ]);
  return { names, groups, zone };
}

async function ifAny<Found>(asking: Promise<Found>): Promise<Found | undefined> {
  return asking.catch((error: unknown) => {
    if (codeOf(error) === undefined) throw error;
    return undefined;
  });
}
