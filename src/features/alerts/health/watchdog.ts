import { codeOf } from '../../../domain/errors.ts';
import { waitBeside } from '../../../domain/in-time.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import type { Clock, Log } from '../../../ports/ground.ts';
import type { WatchJournal } from '../../../stores/alerting.ts';
import { longestSilenceSeconds } from './gap.ts';
import type { Troubles } from './troubles.ts';

export interface WatchdogPorts {
  readonly troubles: Pick<Troubles, 'note' | 'look' | 'lastCheck' | 'checkingSince'>;
  readonly watchJournal: Pick<WatchJournal, 'read'>;
  readonly clock: Clock;
  readonly log: Log;
  /** The longest time from one due check to the next; Infinity when there is no telling. */
  readonly intervalSeconds: number;
}

export interface Watchdog {
  /**
   * Looks whether checks come to an end, until the signal aborts: where none did for three intervals,
   * neither here nor in another process, administrators are told. It knows nothing of the schedule, and
   * needs Redis for nothing but the other processes. Rejects nothing.
   */
  watch(tenant: Tenant, signal: AbortSignal): Promise<void>;
}

/** It looks no more often and no less often than this, seconds. */
const shortestStep = 15;
const longestStep = 60;
/** A check that waits for the limits of Amazon Connect may take so long before it fails, seconds. */
const longestCheckSeconds = 90;

/** The watchdog over its ports; where a long silence means nothing there is nothing to watch for. */
export function createWatchdog(ports: WatchdogPorts): Watchdog {
  const { intervalSeconds, clock, log } = ports;
  return {
    watch: async (tenant, signal) => {
      if (!Number.isFinite(intervalSeconds)) return;
      const stepMs = Math.min(Math.max(intervalSeconds, shortestStep), longestStep) * 1000;
      let startedAt = clock.now();
      while (!signal.aborted) {
        const before = clock.now();
        try {
          await waitBeside(clock, stepMs, signal);
          // The machine slept: nobody could check, and the next check says so.
          if (clock.now().getTime() - before.getTime() > 2 * stepMs) startedAt = clock.now();
          await lookOnce(ports, tenant, startedAt, signal);
        } catch (err) {
          if (!signal.aborted) log.error({ tenant, err }, 'The watchdog could not look');
        }
      }
    },
  };
}

async function lookOnce(
  ports: WatchdogPorts,
  tenant: Tenant,
  startedAt: Date,
  signal: AbortSignal,
): Promise<void> {
  const { troubles, clock, intervalSeconds, log } = ports;
  const isLong = (since: Date) =>
    (clock.now().getTime() - since.getTime()) / 1000 >= longestSilenceSeconds(intervalSeconds);
  const own = later(startedAt, troubles.lastCheck(tenant)?.endedAt);
  if (!isLong(own) || isAtWork(ports, tenant)) return;
  const since = later(own, await lastCheckOfAll(ports, tenant));
  if (!isLong(since)) return;
  log.error({ tenant, since }, 'No check comes to an end');
  await troubles.note(tenant, { kind: 'not-checking', since });
  await troubles.look(tenant, signal);
}

/** Whether a check began not long ago: it comes to an end by itself, good or bad. */
function isAtWork({ troubles, clock }: WatchdogPorts, tenant: Tenant): boolean {
  const since = troubles.checkingSince(tenant);
  return (
    since !== undefined && clock.now().getTime() - since.getTime() < longestCheckSeconds * 1000
  );
}

async function lastCheckOfAll({ watchJournal }: WatchdogPorts, tenant: Tenant) {
  try {
    return (await watchJournal.read(tenant)).lastOkAt;
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return undefined;
  }
}

function later(one: Date, other: Date | undefined): Date {
  return other && other > one ? other : one;
}
