import { knownChannels } from '../../domain/contact-centre.ts';
import { codeOf } from '../../domain/errors.ts';
import type { Tenant } from '../../domain/tenant.ts';
import { type TenantRun, tenantRuns } from '../../domain/tenant-runs.ts';
import type { CallOptions, Directory, QueueReadings } from '../../ports/connect.ts';
import type { Clock, Ids, Log } from '../../ports/ground.ts';
import type { WaitHistory } from '../../stores/waits.ts';
import { cheapestOf, dueQueues } from './due-queues.ts';

export interface SamplerPorts {
  /** The shared ones, which put every fresh reading into the history. */
  readonly queueReadings: QueueReadings;
  readonly history: WaitHistory;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
}

export interface Sampler {
  /** Samples the queues of a tenant if it is time for it; a run that is asked for during another is that one. Rejects with bugs alone. */
  sample(tenant: Tenant, signal: AbortSignal): Promise<void>;
  /** The process ends: another one may sample from its next slot on. Rejects with bugs alone. */
  giveBack(tenant: Tenant): Promise<void>;
}

const leastSeconds = 15;
/** Connect allows five of these calls a second for the whole account; a fifth of them may be for samples. */
const callsPerSecond = 1;
/** A process that is so late with its next sample samples no more, and another one does. */
const lateSeconds = 30;
const tidyEveryMs = 15 * 60_000;

interface Memory {
  /** By which Redis tells this process from the others. */
  readonly token: string;
  /** When it is time again (ms). */
  nextAt: number;
  intervalSeconds: number;
  tidiedAt: number;
  isFailing: boolean;
}

/**
 * Keeps all queues of an instance sampled even when nobody asks: every 15 s while a reading costs few
 * calls, so much less often where it costs many that samples take a fifth of what Connect allows, and
 * no more often than the history keeps them. One process at a time does it. What somebody else has
 * just read is not read again. A failure is logged once until it works again. The right to sample
 * stays with a process between its samples, and ends by itself where that process dies.
 */
export function createSampler(ports: SamplerPorts): Sampler {
  const { run, memoryOf } = tenantRuns(
    () => emptyMemory(ports.ids.uuid()),
    (one) => attempt(ports, one),
  );
  return {
    sample: run,
    giveBack: async (tenant) => {
      const token = memoryOf(tenant)?.token;
      if (token !== undefined) await release(ports, tenant, token);
    },
  };
}

async function release({ history, log }: SamplerPorts, tenant: Tenant, token: string) {
  try {
    await history.release(tenant, token);
  } catch (err) {
    if (codeOf(err) === undefined) throw err;
    log.debug({ tenant, err }, 'The right to sample could not be given back, and ends by itself');
  }
}

function emptyMemory(token: string): Memory {
  const never = Number.NEGATIVE_INFINITY;
  return { token, nextAt: never, intervalSeconds: leastSeconds, tidiedAt: never, isFailing: false };
}

async function attempt(ports: SamplerPorts, run: TenantRun<Memory>): Promise<void> {
  const { log } = ports;
  const { tenant, signal, memory } = run;
  try {
    await sample(ports, run);
    if (memory.isFailing) log.info({ tenant }, 'Queues are sampled again');
    memory.isFailing = false;
  } catch (error) {
    if (signal.aborted) return;
    if (codeOf(error) === undefined) throw error;
    if (!memory.isFailing) log.warn({ tenant, err: error }, 'Queues cannot be sampled');
    memory.isFailing = true;
  }
}

async function sample(
  ports: SamplerPorts,
  { tenant, signal, memory }: TenantRun<Memory>,
): Promise<void> {
  const { history, directory, queueReadings, clock, log } = ports;
  // Slots come some milliseconds late or early.
  const now = new Date(Math.floor(clock.now().getTime() / 1000) * 1000);
  if (steppedBack(memory, now)) {
    log.warn({ tenant }, 'The clock stepped back: queues are sampled all the same');
  } else if (now.getTime() < memory.nextAt) return;
  const claim = () => {
    const forSeconds = memory.intervalSeconds + lateSeconds;
    memory.nextAt = now.getTime() + memory.intervalSeconds * 1000;
    return history.claim(tenant, { token: memory.token, now, forSeconds });
  };
  if (!(await claim())) return;
  const options: CallOptions = { priority: 'history', signal };
  const names = await directory.names(tenant.instance, options);
  const all = [...names.queues.keys()];
  const due = await dueQueues(history, { tenant, all, now, seconds: memory.intervalSeconds });
  const asked = cheapestOf(due, all);
  if (asked.length > 0) {
    const { instance } = tenant;
    const reading = await queueReadings.readQueues(instance, asked, knownChannels, options);
    const { rawSeconds } = await history.plan(tenant);
    const costSeconds = Math.ceil((reading.calls ?? 0) / callsPerSecond);
    const intervalSeconds = Math.max(leastSeconds, costSeconds, rawSeconds);
    const isOther = intervalSeconds !== memory.intervalSeconds;
    memory.intervalSeconds = intervalSeconds;
    if (isOther) await claim();
    log.debug({ tenant, queues: asked.length, everySeconds: memory.intervalSeconds }, 'Sampled');
  }
  if (Math.abs(now.getTime() - memory.tidiedAt) < tidyEveryMs) return;
  await history.tidy(tenant, clock.now());
  memory.tidiedAt = now.getTime();
}

/** The next sample is never due later than an interval from now. */
function steppedBack({ nextAt, intervalSeconds }: Memory, now: Date): boolean {
  return nextAt - now.getTime() > intervalSeconds * 1000;
}
