import { codeOf } from '../domain/errors.ts';
import type { FloorSettings } from '../domain/settings.ts';
import type { Tenant } from '../domain/tenant.ts';
import type { Clock, CurrentSettings, Log } from '../ports/ground.ts';
import type { SettingsStore } from '../stores/floor.ts';

/** How long settings are used before they are read again: another process may have changed them. */
const keptMs = 5_000;

type Answer = Awaited<ReturnType<CurrentSettings['read']>>;

interface Ports {
  readonly store: SettingsStore;
  readonly clock: Clock;
  readonly log: Log;
}

/** What this process knows of one tenant's settings. */
interface Memory {
  asked: { readonly at: number; readonly answer: Promise<Answer> } | undefined;
  /** The last that were read, with the turn in which they were asked for. */
  last: { readonly turn: number; readonly settings: FloorSettings } | undefined;
  turns: number;
  isAway: boolean;
}

/**
 * Settings read from the store at most every 5 s for each tenant. While it is away, the last ones
 * known, marked as stale; throws BotError `redis_unavailable` when none are known.
 */
export function createCurrentSettings(ports: Ports): CurrentSettings {
  const memories = new Map<string, Memory>();
  const memoryOf = ({ workspace, instance }: Tenant): Memory => {
    const key = `${workspace}/${instance}`;
    const memory = memories.get(key) ?? {
      asked: undefined,
      last: undefined,
      turns: 0,
      isAway: false,
    };
    memories.set(key, memory);
    return memory;
  };
  return {
    read: (tenant) => current(ports, tenant, memoryOf(tenant)),
    readNow: async (tenant) => (await ports.store.read(tenant)).settings,
    forget: (tenant) => {
      memoryOf(tenant).asked = undefined;
    },
  };
}

function current(ports: Ports, tenant: Tenant, memory: Memory): Promise<Answer> {
  const now = ports.clock.now().getTime();
  if (memory.asked && now - memory.asked.at < keptMs) return memory.asked.answer;
  const asked = { at: now, answer: ask(ports, tenant, memory) };
  memory.asked = asked;
  asked.answer.catch(() => {
    if (memory.asked === asked) memory.asked = undefined;
  });
  return asked.answer;
}

async function ask({ store, log }: Ports, tenant: Tenant, memory: Memory): Promise<Answer> {
  memory.turns += 1;
  const turn = memory.turns;
  try {
    const { settings } = await store.read(tenant);
    // An answer that was overtaken by a later one is older than what is known.
    if (turn > (memory.last?.turn ?? 0)) memory.last = { turn, settings };
    memory.isAway = false;
    return { settings, isStale: false };
  } catch (error) {
    if (codeOf(error) !== 'redis_unavailable' || !memory.last) throw error;
    if (!memory.isAway) log.warn({ tenant, err: error }, 'Settings are the last ones known');
    memory.isAway = true;
    return { settings: memory.last.settings, isStale: true };
  }
}
