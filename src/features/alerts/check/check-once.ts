import type { Rule } from '../../../domain/alerting/rule.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import { codeOf, type ErrorCode } from '../../../domain/errors.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import type { Directory } from '../../../ports/connect.ts';
import type { CurrentSettings, Log } from '../../../ports/ground.ts';
import type {
  AlertChange,
  AlertStore,
  JournalPage,
  RuleStore,
  SilenceStore,
  WatchJournal,
} from '../../../stores/alerting.ts';
import { longestSilenceSeconds } from '../health/gap.ts';
import { decideAll } from './decide-all.ts';
import { prepare } from './jobs.ts';
import { logChange } from './log-change.ts';
import { type FirstMissed, orphansAmong } from './orphans.ts';
import { type Planned, planOf } from './plan.ts';
import { failuresOf, type ReadPorts, readAll } from './read.ts';
import type { Readings } from './readings.ts';
import { isRefused } from './refusals.ts';
import { type RuleTroubles, ruleTroubles } from './rule-troubles.ts';
import { type Standing, standingOf } from './standing.ts';

export interface CheckPorts extends ReadPorts {
  readonly ruleStore: Pick<RuleStore, 'list' | 'apply' | 'removed'>;
  readonly alertStore: Pick<AlertStore, 'read' | 'commit'>;
  readonly silences: Pick<SilenceStore, 'list'>;
  readonly watchJournal: Pick<WatchJournal, 'read'>;
  readonly directory: Directory;
  readonly settings: Pick<CurrentSettings, 'read'>;
  readonly log: Log;
  /** The longest time from one due check to the next; Infinity when there is no telling. */
  readonly intervalSeconds: number;
}

/** What this process knows of the checks before. */
export interface Memory {
  readonly firstMissed: FirstMissed;
}

export interface Done {
  readonly troubles: RuleTroubles;
  /** How many rules there are. */
  readonly rules: number;
  /** Why not everything could be judged; undefined when it could. */
  readonly failure: ErrorCode | undefined;
}

/** So many writes are on their way at once. */
const writesAtOnce = 200;

/** One check. Throws BotError `redis_unavailable`, and what is a bug. */
export async function checkOnce(
  ports: CheckPorts,
  tenant: Tenant,
  memory: Memory,
  signal: AbortSignal | undefined,
): Promise<Done> {
  const { ruleStore, alertStore, log } = ports;
  const [planning, page, { settings }] = await Promise.all([
    ruleStore.list(tenant),
    ports.watchJournal.read(tenant),
    ports.settings.read(tenant),
  ]);
  const { names, failure: unnamed } = await namesFor(ports, tenant, planning, signal);
  const { planned, questions } = planOf(planning, names);
  const readings = await readAll(ports, questions, {
    instance: tenant.instance,
    names,
    serviceLevelSeconds: settings.waits.serviceLevelSeconds,
    signal,
  });
  const { now } = readings;
  // As they are now: what was removed while it was read for makes no alert any more.
  const [rules, alerts, silences] = await Promise.all([
    ruleStore.list(tenant),
    alertStore.read(tenant, now),
    ports.silences.list(tenant, now),
  ]);
  const orphans = orphansAmong(planned, names, memory.firstMissed, now);
  const standing = standingOf(alerts);
  const removed = await removedAmong(ports, tenant, standing, rules);
  const { rules: orphaned, gone } = orphans;
  const about = { standing, readings, names, rules, removed, orphans: orphaned, gone };
  const { jobs, endings, inError } = prepare(planned, about);
  const changes = decideAll(jobs, endings, {
    now,
    standing,
    alerts,
    silences,
    outage: outageOf(page, now, ports.intervalSeconds),
    digestAbove: settings.alerts.digestAbove,
    onFault: (ruleId, err) => log.error({ tenant, ruleId, err }, 'A rule could not be decided'),
  });
  await commitAll(ports, tenant, changes, (change) => logChange(log, tenant, standing, change));
  await mark(ports, tenant, orphans.marks);
  const troubles = ruleTroubles(Object.values(page.troubles), {
    orphans: orphans.rules,
    partly: orphans.partly,
    inError,
    ruleIds: new Set(rules.map(({ id }) => id)),
    lookedAt: lookedAt(planned),
    now,
  });
  return { troubles, rules: rules.length, failure: failureOf(readings, planned, unnamed) };
}

/** Of the rules with alerts that are not there those that somebody removed: another one is only not readable, and its alerts stay. */
async function removedAmong(
  { ruleStore }: CheckPorts,
  tenant: Tenant,
  { byRule }: Standing,
  rules: readonly Rule[],
): Promise<ReadonlySet<string>> {
  const known = new Set(rules.map(({ id }) => id));
  if ([...byRule.keys()].every((id) => known.has(id))) return new Set();
  return new Set((await ruleStore.removed(tenant)).map(({ rule }) => rule.id));
}

/** Names that cannot be read fail only the rules that need them; those are told by what they are about. */
async function namesFor(
  { directory }: CheckPorts,
  tenant: Tenant,
  rules: readonly Rule[],
  signal: AbortSignal | undefined,
): Promise<{ readonly names?: Names; readonly failure?: ErrorCode }> {
  if (rules.length === 0) return {};
  try {
    return { names: await directory.names(tenant.instance, { priority: 'check', signal }) };
  } catch (error) {
    const failure = codeOf(error);
    if (failure === undefined || failure === 'stopping') throw error;
    return { failure };
  }
}

/**
 * The time in which nobody checked at all: three checks are missing, and none of them failed. While
 * checks fail a crossing goes on waiting, as Prometheus has it.
 */
function outageOf({ lastOkAt, failingSince }: JournalPage, now: Date, intervalSeconds: number) {
  if (!lastOkAt || failingSince) return undefined;
  const seconds = (now.getTime() - lastOkAt.getTime()) / 1000;
  return seconds >= longestSilenceSeconds(intervalSeconds)
    ? { from: lastOkAt, until: now }
    : undefined;
}

/** A write that comes too late is fine: somebody else decided, and the next check sees it. */
async function commitAll(
  { alertStore }: CheckPorts,
  tenant: Tenant,
  changes: readonly AlertChange[],
  onWritten: (change: AlertChange) => void,
): Promise<void> {
  for (let from = 0; from < changes.length; from += writesAtOnce) {
    const some = changes.slice(from, from + writesAtOnce);
    await Promise.all(
      some.map(async (change) => {
        if (await alertStore.commit(tenant, change)) onWritten(change);
      }),
    );
  }
}

/** Each on its own: one that somebody changed meanwhile is looked at again by the next check. */
async function mark(
  { ruleStore, log }: CheckPorts,
  tenant: Tenant,
  marks: readonly Rule[],
): Promise<void> {
  for (const rule of marks) {
    const expectedRevision = rule.revision;
    const { kind } = await ruleStore.apply(tenant, [{ kind: 'mark', rule, expectedRevision }]);
    const what = rule.orphanedAt ? 'A rule is an orphan' : 'A rule is no orphan any more';
    if (kind === 'applied') log.info({ tenant, ruleId: rule.id }, what);
  }
}

/** Rules whose things could be looked up. */
function lookedAt(planned: readonly Planned[]): ReadonlySet<string> {
  return new Set(planned.flatMap(({ rule, found }) => (found.kind === 'failed' ? [] : [rule.id])));
}

/** What keeps some rule from being judged and is likely to pass; what the service refuses is told by rule. */
function failureOf(
  readings: Readings,
  planned: readonly Planned[],
  unnamed: ErrorCode | undefined,
): ErrorCode | undefined {
  const unread = failuresOf(readings).find(({ of, code }) => of === 'now' || !isRefused(code));
  if (unread) return unread.code;
  for (const { rule, found } of planned) {
    if (found.kind === 'failed' && rule.pausedBy === undefined) return unnamed ?? found.code;
  }
  return undefined;
}
