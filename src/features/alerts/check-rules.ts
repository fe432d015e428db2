import type { RuleRecord } from '../../domain/alert.ts';
import {
  knownChannels,
  type QueueChannelReading,
  type QueuesReading,
} from '../../domain/contact-centre.ts';
import { codeOf } from '../../domain/errors.ts';
import type { Tenant } from '../../domain/tenant.ts';
import type { QueueReadings } from '../../ports/connect.ts';
import type { Clock, Log } from '../../ports/ground.ts';
import type { AlertStore, CheckJournal } from '../../stores/alerts.ts';
import { gapNotices, gapOf, type Outage } from './gap-notice.ts';
import { judgeWait } from './judge-wait.ts';
import { transition } from './transition.ts';

export interface RuleCheckDeps {
  readonly alertStore: AlertStore;
  /** The shared ones: what is read for alerts is in the history, and serves others. */
  readonly queueReadings: QueueReadings;
  readonly journal: CheckJournal;
  readonly clock: Clock;
  readonly log: Log;
  /** The longest time from one due check to the next; Infinity when there is no telling. */
  readonly intervalSeconds: number;
}

/**
 * An alert is decided on a reading of its own, or on one of somebody else that ended so long ago at
 * most; it waits for one no longer than that, and where that one fails it makes its own.
 */
const sharedWithinSeconds = 5;

/** Checks every rule of a tenant once. */
export type RuleCheck = (tenant: Tenant, signal?: AbortSignal) => Promise<void>;

/**
 * Makes the check: one reading for all rules, each rule decided and written on its own. A foreseen
 * failure changes no rule, is logged once until checks work again, and rejects nothing; a bug
 * rejects. Any number of processes may check at once: the store takes one decision of each.
 */
export function createRuleCheck(deps: RuleCheckDeps): RuleCheck {
  const outages = new Map<string, Outage>();
  return async (tenant, signal) => {
    const key = `${tenant.workspace}/${tenant.instance}`;
    const startedAt = deps.clock.now();
    try {
      const records = await deps.alertStore.listRules(tenant);
      await decideAll(deps, tenant, records, signal);
      await noteSuccess(deps, tenant, records, outages.get(key));
      if (outages.delete(key)) deps.log.info({ tenant }, 'Checks work again');
    } catch (error) {
      if (signal?.aborted) return;
      const failure = codeOf(error) ?? 'internal';
      const known = outages.get(key);
      const outage = known ?? { since: startedAt, failure };
      outages.set(key, outage);
      await noteFailure(deps, tenant, outage);
      if (failure === 'internal') throw error;
      if (!known) deps.log.warn({ tenant, err: error }, 'Checks fail; no rule is changed');
    }
  };
}

async function decideAll(
  deps: RuleCheckDeps,
  tenant: Tenant,
  records: readonly RuleRecord[],
  signal: AbortSignal | undefined,
): Promise<void> {
  if (records.length === 0) return;
  const queueIds = [...new Set(records.map(({ rule }) => rule.queueId))];
  const reading = await deps.queueReadings.readQueues(tenant.instance, queueIds, knownChannels, {
    priority: 'check',
    signal,
    sharedWithinSeconds,
  });
  const rowsByQueue = new Map<string, QueueChannelReading[]>();
  for (const row of reading.rows) {
    rowsByQueue.set(row.queueId, [...(rowsByQueue.get(row.queueId) ?? []), row]);
  }
  const outcomes = await Promise.allSettled(
    records.map((record) => {
      const rows = rowsByQueue.get(record.rule.queueId) ?? [];
      return decide(deps, tenant, record, { ...reading, rows });
    }),
  );
  for (const [index, outcome] of outcomes.entries()) {
    if (outcome.status === 'fulfilled') continue;
    const ruleId = records[index]?.rule.id;
    if (codeOf(outcome.reason) !== undefined) throw outcome.reason;
    deps.log.error({ tenant, ruleId, err: outcome.reason }, 'A rule could not be decided');
  }
}

/** A write that comes too late is fine: somebody else decided, and the next check sees it. */
async function decide(
  { alertStore, clock, log }: RuleCheckDeps,
  tenant: Tenant,
  record: RuleRecord,
  { rows, estimate, asOf }: QueuesReading,
): Promise<void> {
  const step = transition(record, judgeWait(rows, estimate), clock.now());
  if (step.state === record.state) return;
  const { say } = step;
  const isWritten = await alertStore.commit(tenant, {
    ruleId: record.rule.id,
    expectedVersion: record.version,
    ...step,
  });
  if (isWritten && say) {
    const { eventId, reason, reading } = say;
    log.info({ tenant, eventId, reason, reading, asOf }, `Alert ${reason}`);
  }
}

/** Another process may write in between; then what is true is worked out again from what it wrote. */
async function noteSuccess(
  { journal, clock, log, intervalSeconds }: RuleCheckDeps,
  tenant: Tenant,
  records: readonly RuleRecord[],
  outage: Outage | undefined,
): Promise<void> {
  const channelIds = records.map(({ rule }) => rule.channelId);
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const health = await journal.read(tenant);
    const now = clock.now();
    const gap = gapOf({ health, outage, now, intervalSeconds });
    const isWritten = await journal.write(tenant, {
      expectedVersion: health.version,
      health: { lastOkAt: now },
      notices: gap ? gapNotices(gap, now, channelIds) : [],
    });
    if (isWritten && gap)
      log.warn({ tenant, ...gap, until: now }, 'Nothing was checked for a while');
    if (isWritten) return;
  }
}

/** The journal keeps the first failure since the last success. Redis may be what failed: memory has it then. */
async function noteFailure(
  { journal, log }: RuleCheckDeps,
  tenant: Tenant,
  outage: Outage,
): Promise<void> {
  try {
    const health = await journal.read(tenant);
    if (health.failingSince) return;
    await journal.write(tenant, {
      expectedVersion: health.version,
      health: {
        lastOkAt: health.lastOkAt,
        failingSince: outage.since,
        failure: outage.failure,
      },
      notices: [],
    });
  } catch (error) {
    if (codeOf(error) !== 'redis_unavailable') throw error;
    log.debug({ tenant, err: error }, 'The failure is remembered in memory only');
  }
}
