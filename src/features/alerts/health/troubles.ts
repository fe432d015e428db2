import { codeOf } from '../../../domain/errors.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import { tenantRuns } from '../../../domain/tenant-runs.ts';
import { afterFailedCheck, afterGoodCheck, type Page } from './after-check.ts';
import { changePage } from './change-page.ts';
import type { CheckOutcome, EndedCheck } from './ended-check.ts';
import { cleared, type Ledger, type NewTrouble, noted } from './ledger.ts';
import { lookAtGoneChannels } from './look-at-channels.ts';
import { isSlackThere } from './look-at-slack.ts';
import { emptyMemory, type Memory, type Scene, type TroublesPorts } from './scene.ts';
import { tellFromMemory } from './tell-from-memory.ts';
import { isAnythingOwed, tellOwed } from './tell-troubles.ts';

/**
 * What of the watch itself does not work, told to administrators once and once when it is over. While
 * Redis is away this process keeps it in memory. Nothing of it rejects in a foreseen way.
 */
export interface Troubles {
  /** A check of this process begins. */
  checkBegins(tenant: Tenant): void;
  /** A check of this process ended: writes the journal, and notes or ends what follows from it. */
  checked(tenant: Tenant, outcome: CheckOutcome): Promise<void>;
  /** Something does not work; noted twice, it is noted once. */
  note(tenant: Tenant, trouble: NewTrouble): Promise<void>;
  /** It works again; `troubleKey` makes the key. Nothing, where there is no such trouble. */
  clear(tenant: Tenant, key: string): Promise<void>;
  /** Tells what is to be told. At each slot after the alerts, and by the watchdog. */
  look(tenant: Tenant, signal: AbortSignal): Promise<void>;
  /** When the check of this process began that is not over yet; undefined between two. */
  checkingSince(tenant: Tenant): Date | undefined;
  /** The last check of this process, good or bad, and when it ended; undefined before the first. */
  lastCheck(tenant: Tenant): EndedCheck | undefined;
  /** Since when Slack does not answer this process; undefined while it does. */
  slackAwaySince(tenant: Tenant): Date | undefined;
}

/** The ledger of troubles over its ports; one for each process. */
export function createTroubles(ports: TroublesPorts): Troubles {
  const memories = new Map<string, Memory>();
  const sceneOf = (tenant: Tenant): Scene => {
    const key = `${tenant.workspace}/${tenant.instance}`;
    const memory = memories.get(key) ?? emptyMemory();
    memories.set(key, memory);
    return { ...ports, tenant, memory };
  };
  const looks = tenantRuns(
    () => undefined,
    async ({ tenant, signal }) => {
      try {
        await look(sceneOf(tenant));
      } catch (error) {
        if (!signal.aborted) throw error;
      }
    },
  );
  return {
    checkBegins: (tenant) => {
      sceneOf(tenant).memory.checkingSince = ports.clock.now();
    },
    checked: (tenant, outcome) => noteCheck(sceneOf(tenant), outcome),
    note: async (tenant, trouble) => {
      const scene = sceneOf(tenant);
      scene.memory.ledger = noted(scene.memory.ledger, trouble);
      await whileRedisAnswers(changePage(scene, () => undefined));
    },
    clear: async (tenant, key) => {
      const scene = sceneOf(tenant);
      const at = ports.clock.now();
      await whileRedisAnswers(changePage(scene, (page) => withCleared(page, key, at)));
    },
    look: looks.run,
    checkingSince: (tenant) => sceneOf(tenant).memory.checkingSince,
    lastCheck: (tenant) => sceneOf(tenant).memory.lastCheck,
    slackAwaySince: (tenant) => sceneOf(tenant).memory.slack.awaySince,
  };
}

async function noteCheck(scene: Scene, outcome: CheckOutcome): Promise<void> {
  const { memory, clock, tenant, log } = scene;
  const { intervalSeconds } = scene;
  const now = clock.now();
  memory.lastCheck = { outcome, endedAt: now };
  memory.checkingSince = undefined;
  if (outcome.kind === 'completed') {
    const { outage } = memory;
    const facts = { outage, now, intervalSeconds };
    const written = await whileRedisAnswers(
      changePage(scene, (page) => afterGoodCheck(page, facts)),
    );
    // What could not be written is an outage still: the next good check names it.
    if (!written) return;
    if (outage) log.info({ tenant }, 'Checks work again');
    memory.outage = undefined;
    memory.lastOkAt = now;
    return;
  }
  const { code, startedAt } = outcome;
  const outage = memory.outage ?? { since: startedAt, failure: code };
  if (!memory.outage) log.warn({ tenant, code }, 'Checks fail; no rule is changed');
  memory.outage = outage;
  const facts = { outage, now, intervalSeconds };
  const failed = (page: Page) => unlessSame(page, afterFailedCheck(page, facts));
  if (await whileRedisAnswers(changePage(scene, failed))) return;
  const known: Page = { lastOkAt: memory.lastOkAt, troubles: memory.ledger };
  memory.ledger = afterFailedCheck(known, facts).troubles;
}

/** Once a failure is noted, the next ones change nothing. */
function unlessSame(page: Page, next: Page): Page | undefined {
  const isSame = page.troubles === next.troubles && page.failingSince === next.failingSince;
  return isSame ? undefined : next;
}

function withCleared(page: Page, key: string, at: Date): Page | undefined {
  const troubles: Ledger = cleared(page.troubles, key, at);
  return troubles === page.troubles ? undefined : { ...page, troubles };
}

async function look(scene: Scene): Promise<void> {
  const { clock } = scene;
  const page = await whileRedisAnswers(changePage(scene, () => undefined));
  const ledger = page?.troubles ?? scene.memory.ledger;
  if (!(await isSlackThere(scene, isAnythingOwed(ledger, clock.now())))) return;
  if (!page) return tellFromMemory(scene);
  await whileRedisAnswers(lookAndTell(scene));
}

/** Slack may just have come back, so the page is read once more. */
async function lookAndTell(scene: Scene): Promise<void> {
  const page = await changePage(scene, () => undefined);
  if (!page) return;
  await lookAtGoneChannels(scene, page);
  if (isAnythingOwed(page.troubles, scene.clock.now())) await tellOwed(scene, page);
}

/** undefined where Redis is away: memory has it then. */
async function whileRedisAnswers<Value>(work: Promise<Value>): Promise<Value | undefined> {
  try {
    return await work;
  } catch (error) {
    if (codeOf(error) !== 'redis_unavailable') throw error;
    return undefined;
  }
}
