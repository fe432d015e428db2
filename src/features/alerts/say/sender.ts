import { BotError } from '../../../domain/errors.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import { takeRight } from '../../right.ts';
import { oneRunAtATime } from './one-run-at-a-time.ts';
import { sayAll } from './say-all.ts';
import type { Memory, SenderDeps } from './sender-deps.ts';
import { type SenderStanding, standingOf } from './standing.ts';

/** What a run left behind. */
export interface Sent {
  /** When Slack lets us speak again, if it asked us to wait. */
  readonly retryAt: Date | undefined;
}

export interface Sender {
  /** Says what is to be said to a tenant's channels; never two runs at once in this process. */
  send(tenant: Tenant): Promise<Sent>;
  /** How it stands. Throws BotError `redis_unavailable`. */
  standing(tenant: Tenant): Promise<SenderStanding>;
}

/**
 * Makes the sender: it brings what was said to what is true, whichever process runs it and as often as
 * it likes. One message for each home, posted once and changed in its place, and each reply once: an
 * attempt is written down before it is made, and one without a known end is looked for in the channel
 * before the next. A foreseen failure rejects nothing; what was not said waits for the next run.
 */
export function createSender(deps: SenderDeps): Sender {
  const senders = new Map<string, () => Promise<Sent>>();
  const memories = new Map<string, Memory>();
  const memoryOf = (tenant: Tenant) => {
    const key = `${tenant.workspace}/${tenant.instance}`;
    const memory = memories.get(key) ?? emptyMemory(deps.ids.uuid());
    memories.set(key, memory);
    return memory;
  };
  return {
    send: (tenant) => {
      const key = `${tenant.workspace}/${tenant.instance}`;
      const sender = senders.get(key) ?? oneRunAtATime(() => run(deps, tenant, memoryOf(tenant)));
      senders.set(key, sender);
      return sender();
    },
    standing: (tenant) => standingOf(deps, tenant, memoryOf(tenant)),
  };
}

function emptyMemory(token: string): Memory {
  const nothing = { quiet: new Map(), failures: new Map(), updates: [] };
  return { token, ...nothing, mayReadHistory: undefined, isFailing: false };
}

async function run(deps: SenderDeps, tenant: Tenant, memory: Memory): Promise<Sent> {
  const { clock, log, posts } = deps;
  const right = await takeRight({ claims: posts, clock }, tenant, memory.token);
  try {
    if ((await right.standing()) === 'ours') await sayAll({ ...deps, tenant, memory, right });
    memory.isFailing = false;
  } catch (error) {
    if (!(error instanceof BotError)) throw error;
    if (!memory.isFailing) log.warn({ tenant, err: error }, 'Not everything could be said yet');
    memory.isFailing = true;
  } finally {
    await right.giveBack();
  }
  return { retryAt: soonestQuiet(memory, clock.now()) };
}

function soonestQuiet({ quiet }: Memory, now: Date): Date | undefined {
  for (const [key, until] of quiet) if (until <= now) quiet.delete(key);
  const [soonest] = [...quiet.values()].toSorted((one, other) => one.getTime() - other.getTime());
  return soonest;
}
