import type { AlertRecord, Episode } from '../../../domain/alerting/alert.ts';
import type { Rule } from '../../../domain/alerting/rule.ts';
import type { Trouble } from '../../../domain/alerting/trouble.ts';
import { type Misunderstood, misunderstood } from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';
import type { JournalPage } from '../../../stores/alerting.ts';
import type { Asker } from '../../answer.ts';
import { tenantOf } from '../../kept-listing.ts';
import type { PresentValue } from '../check/present-values.ts';
import { ruleState, type StateKind } from '../decide/rule-state.ts';
import { namesFor } from './make-rule.ts';
import type { RuleNames } from './rule-words.ts';
import type { RulesPorts } from './rules-ports.ts';
import { textOf } from './split-clauses.ts';

export interface ListIntent {
  readonly kind: 'list';
  readonly whose: 'all' | 'mine';
  /** 1 for the first. */
  readonly page: number;
}

/** Nothing, `list`, `list mine`, `list page:2`. Total. */
export function parseList(words: readonly Word[]): ListIntent | Misunderstood {
  const rest = textOf(words[0]) === 'mine' ? words.slice(1) : words;
  const whose = rest === words ? 'all' : 'mine';
  const [page, ...more] = rest;
  if (!page) return { kind: 'list', whose, page: 1 };
  return page.kind === 'key' &&
    page.key === 'page' &&
    /^[1-9]\d{0,3}$/u.test(page.value) &&
    more.length === 0
    ? { kind: 'list', whose, page: Number(page.value) }
    : misunderstood('Type list, list mine or list page:2.');
}

export type ListedState = StateKind | 'error' | 'orphan' | 'paused';

export interface ListedRule {
  readonly rule: Rule;
  readonly state: ListedState;
  /** Its open alerts, worst first. */
  readonly firing: readonly Episode[];
  /** Since when it is pending, of the first of its alerts. */
  readonly pendingSince: Date | undefined;
  /** What is wrong with it, or with where it is told, by kind and code. */
  readonly troubles: readonly Trouble[];
  /** Why an alert could not be posted in its channel, and is not tried again. */
  readonly unsaid: { readonly code: string; readonly at: Date } | undefined;
}

export interface ListReport {
  readonly kind: 'list';
  readonly whose: ListIntent['whose'];
  /** Of the page alone. */
  readonly rules: readonly ListedRule[];
  /** What those that are judged and do not fire stand at now, by rule; none where it could not be read. */
  readonly present: ReadonlyMap<string, PresentValue>;
  readonly page: number;
  readonly pages: number;
  readonly counts: Readonly<Record<ListedState, number>>;
  readonly total: number;
  readonly by: RuleNames;
  /** How checks go: what is old is never shown as well. */
  readonly checks: Pick<JournalPage, 'lastOkAt' | 'failingSince' | 'failure'>;
  readonly now: Date;
}

/** So many rules fit a message with all that is said of each. */
const pageSize = 15;

/** The rules there are with their present state: what fires first, then what cannot be judged. Throws BotError `redis_unavailable`. */
export async function listRules(
  ports: RulesPorts,
  { whose, page }: ListIntent,
  asker: Asker,
): Promise<ListReport> {
  const tenant = tenantOf(ports, asker);
  const now = ports.clock.now();
  const [all, { records, episodes }, journal, { givenUp }] = await Promise.all([
    ports.ruleStore.list(tenant),
    ports.alertStore.read(tenant, now),
    ports.watchJournal.read(tenant),
    ports.senderStanding(tenant),
  ]);
  const troubles = Object.values(journal.troubles).filter(({ over }) => over === undefined);
  const troublesOf = byRule(troubles, ({ about = '' }) => about);
  const rules = all.filter(({ ownerId }) => whose === 'all' || ownerId === asker.caller.userId);
  const recordsOf = byRule(records, ({ ruleId }) => ruleId);
  const open = episodes.filter(({ ended }) => ended === undefined);
  const openOf = byRule(open, ({ rule }) => rule.id);
  const listed = rules
    .map((rule) =>
      listedRule(rule, {
        records: recordsOf.get(rule.id) ?? [],
        open: openOf.get(rule.id) ?? [],
        troubles: [
          ...(troublesOf.get(rule.id) ?? []),
          ...(troublesOf.get(rule.slackChannelId) ?? []),
        ],
        unsaid: givenUp.find(({ channelId }) => channelId === rule.slackChannelId),
      }),
    )
    .toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state));
  const pages = Math.max(1, Math.ceil(listed.length / pageSize));
  const shownPage = Math.min(page, pages);
  const shown = listed.slice((shownPage - 1) * pageSize, shownPage * pageSize);
  const unseen = shown.filter(({ state }) => state === 'inactive' || state === 'pending');
  return {
    kind: 'list',
    whose,
    rules: shown,
    present: await ports.presentValues(
      tenant,
      unseen.map(({ rule }) => rule),
    ),
    page: shownPage,
    pages,
    counts: countsOf(listed),
    total: listed.length,
    by: await namesFor(
      ports,
      shown.map(({ rule }) => rule),
      asker,
    ),
    checks: journal,
    now,
  };
}

function byRule<Item>(
  items: readonly Item[],
  ruleOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const id = ruleOf(item);
    const group = groups.get(id);
    if (group) group.push(item);
    else groups.set(id, [item]);
  }
  return groups;
}

const order: readonly ListedState[] = [
  'firing',
  'error',
  'orphan',
  'pending',
  'inactive',
  'paused',
];

function listedRule(
  rule: Rule,
  facts: {
    readonly records: readonly AlertRecord[];
    readonly open: readonly Episode[];
    readonly troubles: readonly Trouble[];
    readonly unsaid: ListedRule['unsaid'];
  },
): ListedRule {
  const { records, open, troubles, unsaid } = facts;
  const pending = records.flatMap(({ state }) =>
    [state.critical, state.warning].flatMap((level) =>
      level.kind === 'pending' ? [level.activeAt.getTime()] : [],
    ),
  );
  return {
    rule,
    state: stateOf(rule, records, troubles),
    firing: open.toSorted((one, other) => rank(one) - rank(other)),
    pendingSince: pending.length > 0 ? new Date(Math.min(...pending)) : undefined,
    troubles,
    unsaid,
  };
}

function stateOf(
  rule: Rule,
  records: readonly AlertRecord[],
  troubles: readonly Trouble[],
): ListedState {
  if (rule.pausedBy !== undefined) return 'paused';
  if (ruleState(records) === 'firing') return 'firing';
  if (troubles.some(({ kind }) => kind === 'rule-in-error')) return 'error';
  if (rule.orphanedAt !== undefined) return 'orphan';
  return ruleState(records);
}

/** Critical first, then the oldest. */
function rank({ level, firedAt }: Episode): number {
  return firedAt.getTime() - (level === 'critical' ? 1e15 : 0);
}

function countsOf(listed: readonly ListedRule[]): ListReport['counts'] {
  const counts = { firing: 0, error: 0, orphan: 0, pending: 0, inactive: 0, paused: 0 };
  for (const { state } of listed) counts[state] += 1;
  return counts;
}
