import type { Refusal } from '../../access/act.ts';
import type { Gate } from '../../access/gate.ts';
import type { Rule, RuleRecord } from '../../domain/alert.ts';
import type { Names } from '../../domain/contact-centre.ts';
import { BotError } from '../../domain/errors.ts';
import type { Tenant } from '../../domain/tenant.ts';
import type { NameTrouble } from '../../floor/name-trouble.ts';
import { namedQueues } from '../../floor/named.ts';
import { namesIfAny } from '../../floor/names-if-any.ts';
import { typedDuration } from '../../grammar/duration.ts';
import { matchName } from '../../grammar/names.ts';
import { quote } from '../../grammar/words.ts';
import type { CallOptions, Directory } from '../../ports/connect.ts';
import type { Clock, Ids } from '../../ports/ground.ts';
import type { SlackPeople } from '../../ports/slack.ts';
import type { AlertStore, CheckHealth, CheckJournal } from '../../stores/alerts.ts';
import type { Asker } from '../answer.ts';
import type { AlertsIntent } from './intent.ts';
import { closingOf } from './transition.ts';

export type AlertsReport =
  | {
      readonly kind: 'added' | 'exists';
      readonly rule: Rule;
      readonly queueName: string;
      readonly everyText: string;
    }
  | {
      readonly kind: 'list';
      readonly records: readonly RuleRecord[];
      readonly names: Names | undefined;
      readonly health: CheckHealth;
      readonly now: Date;
    }
  | { readonly kind: 'removed'; readonly rule: Rule; readonly wasFiring: boolean }
  | { readonly kind: 'no-such-rule'; readonly ruleId: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | {
      readonly kind: 'bad-channel';
      readonly why: 'none' | 'unknown' | 'not-member';
      readonly channelId: string | undefined;
    }
  | { readonly kind: 'too-many' }
  | NameTrouble;

export interface ManageRulesPorts {
  readonly alertStore: AlertStore;
  readonly journal: CheckJournal;
  readonly directory: Directory;
  readonly people: SlackPeople;
  readonly gate: Gate;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly instance: string;
  /** How often rules are checked, in words: "every 15 s". */
  readonly everyText: string;
}

/** More rules than a person can oversee in one tenant. */
const mostRules = 1_000;

const command: CallOptions = { priority: 'command' };

/** Adds, lists and removes rules. Throws BotError `connect_…`, `slack_…`, `redis_unavailable`. */
export async function manageRules(
  ports: ManageRulesPorts,
  intent: AlertsIntent,
  asker: Asker,
): Promise<AlertsReport> {
  const tenant: Tenant = { workspace: asker.caller.workspace, instance: ports.instance };
  switch (intent.kind) {
    case 'add':
      return addRule(ports, tenant, intent, asker);
    case 'list':
      return listRules(ports, tenant);
    case 'remove':
      return removeRule(ports, tenant, intent.ruleId, asker);
  }
}

async function addRule(
  ports: ManageRulesPorts,
  tenant: Tenant,
  intent: Extract<AlertsIntent, { kind: 'add' }>,
  asker: Asker,
): Promise<AlertsReport> {
  const channelId = intent.channelId ?? asker.caller.channelId;
  if (channelId === undefined || isDirect(channelId))
    return { kind: 'bad-channel', why: 'none', channelId };
  const unfit = await unfitChannel(ports, asker, channelId);
  if (unfit) return unfit;
  const names = await ports.directory.names(ports.instance, command);
  if (names.missing.includes('queues')) {
    throw new BotError('connect_list_unread', 'the names of queues were never read');
  }
  const match = matchName(intent.queue, namedQueues(names));
  if (match.kind !== 'found') {
    const textFor = (item: { readonly id: string }) =>
      `add queue-wait queue:${quote(item.id)} over ${typedDuration(intent.overSeconds)} in <#${channelId}>`;
    return {
      kind: 'name-trouble',
      what: 'queue',
      match,
      again: { command: 'alerts', textFor },
    };
  }
  const stored = await store(ports, {
    tenant,
    metric: 'queue-wait',
    queueId: match.item.id,
    overSeconds: intent.overSeconds,
    channelId,
    ownerId: asker.caller.userId,
    createdAt: ports.clock.now(),
  });
  if (stored === 'too-many') return { kind: 'too-many' };
  return { ...stored, queueName: match.item.name, everyText: ports.everyText };
}

type Stored = { readonly kind: 'added' | 'exists'; readonly rule: Rule };

/**
 * The id is made of what the rule says, so that the same line typed twice, or a button pressed
 * twice at once, is one rule.
 */
async function store(
  ports: ManageRulesPorts,
  facts: Omit<Rule, 'id'>,
): Promise<Stored | 'too-many'> {
  const { tenant, metric, queueId, overSeconds, channelId } = facts;
  if ((await ports.alertStore.listRules(tenant)).length >= mostRules) return 'too-many';
  for (let attempt = 0; ; attempt += 1) {
    const said = [metric, queueId, overSeconds, channelId].join('|');
    const rule = { ...facts, id: ports.ids.shortOf(`${attempt}|${said}`) };
    if (await ports.alertStore.addRule(tenant, rule)) return { kind: 'added', rule };
    const known = (await ports.alertStore.findRule(tenant, rule.id))?.rule;
    const isSame =
      known && [known.metric, known.queueId, known.overSeconds, known.channelId].join('|') === said;
    if (isSame) return { kind: 'exists', rule: known };
  }
}

function isDirect(channelId: string): boolean {
  return channelId.startsWith('D');
}

/** An alert is read by everybody in its channel, so it has to be known who that is. */
async function unfitChannel(
  ports: ManageRulesPorts,
  { caller }: Asker,
  channelId: string,
): Promise<AlertsReport | undefined> {
  const where = { instance: ports.instance, channelId };
  const verdict = await ports.gate.may(caller, { kind: 'make-rule' }, where);
  if (verdict.kind === 'no') return { kind: 'refused', refusal: verdict.refusal };
  const { sharing, isBotMember } = await ports.people.channel(caller.workspace, channelId);
  if (isBotMember === false) return { kind: 'bad-channel', why: 'not-member', channelId };
  return sharing === 'internal' ? undefined : { kind: 'bad-channel', why: 'unknown', channelId };
}

async function listRules(ports: ManageRulesPorts, tenant: Tenant): Promise<AlertsReport> {
  const [records, health] = await Promise.all([
    ports.alertStore.listRules(tenant),
    ports.journal.read(tenant),
  ]);
  // The list is of use without names: a floor whose names cannot be read still has rules.
  const names = await namesIfAny(ports);
  return { kind: 'list', records, names, health, now: ports.clock.now() };
}

async function removeRule(
  ports: ManageRulesPorts,
  tenant: Tenant,
  ruleId: string,
  asker: Asker,
): Promise<AlertsReport> {
  for (;;) {
    const record = await ports.alertStore.findRule(tenant, ruleId);
    if (!record) return { kind: 'no-such-rule', ruleId };
    const { ownerId } = record.rule;
    const where = { instance: ports.instance, channelId: asker.caller.channelId };
    const verdict = await ports.gate.may(asker.caller, { kind: 'change-rule', ownerId }, where);
    if (verdict.kind === 'no') return { kind: 'refused', refusal: verdict.refusal };
    const say = closingOf(record, ports.clock.now());
    const removal = { ruleId, expectedVersion: record.version, say };
    // A check may have written in between; then what closes the alert is decided anew.
    if (await ports.alertStore.removeRule(tenant, removal)) {
      return { kind: 'removed', rule: record.rule, wasFiring: record.state.kind === 'firing' };
    }
  }
}
