import type { QueuesReading } from '../src/domain/contact-centre.ts';
import {
  defaultListening,
  type FloorSettings,
  type ListeningSettings,
} from '../src/domain/settings.ts';
import type { Tenant } from '../src/domain/tenant.ts';
import type { Log } from '../src/ports/ground.ts';
import { openRedisRoom, type RedisRoom } from '../src/redis/room.ts';
import { sandboxInstance, sandboxWorkspace } from './cast.ts';
import { livePast, type Past, type PastWorld } from './past.ts';

/** `none`: the bot begins as it does on a new installation; `listening`: only that was turned on. */
export type Presets = 'demo' | 'listening' | 'none';

const tenant: Tenant = { workspace: sandboxWorkspace.teamId, instance: sandboxInstance.instanceId };

/** What an administrator of this contact centre has set before the demo begins. */
const listening: ListeningSettings = { ...defaultListening, isOn: true };
const demo: Partial<FloorSettings> = {
  // … whose audit is witnessed where its administrator reads it, …
  listening: { ...listening, auditChannelId: 'C0AUDIT001' },
  // Names of agents may be posted in #floor, where their colleagues read them …
  namesIn: ['C0FLOOR001'],
  // … and @supervisors may take a list of agents away as a file.
  exportAgents: { kind: 'user-group', groupId: 'S0SUPERV01' },
};

/** What the bot has read of it by then. */
const pasts: Readonly<Record<Presets, Past>> = {
  none: { hours: 0, everySeconds: 15 },
  listening: { hours: 0, everySeconds: 15 },
  demo: { hours: 4, everySeconds: 30, rush: { queue: 'Billing', minutesBefore: 100 } },
};

/** Hours that have passed in the centre, and were looked at, when the sandbox begins. */
export function pastHours(presets: Presets): number {
  return pasts[presets].hours;
}

/**
 * Lets the past go by in a world whose clock stands at its beginning, and writes what is set and what
 * was read. What somebody set in this Redis stays, and so does what was read of that time by another run.
 * Throws BotError `redis_unavailable`.
 */
export async function applyPresets(
  presets: Presets,
  redis: { readonly url: string; readonly log: Log },
  world: PastWorld,
): Promise<void> {
  if (presets === 'none') return;
  const room = await openRedisRoom(redis.url, redis.log);
  try {
    await writeSettings(room, presets === 'demo' ? demo : { listening });
    await writeHistory(room, pasts[presets], world);
  } finally {
    await room.close();
  }
}

async function writeSettings(
  { settingsStore }: RedisRoom,
  set: Partial<FloorSettings>,
): Promise<void> {
  const { version, settings } = await settingsStore.read(tenant);
  if (version > 0) return;
  const change = { expectedVersion: version, settings: { ...settings, ...set } };
  await settingsStore.write(tenant, change);
}

const atOnce = 60;

async function writeHistory({ history }: RedisRoom, past: Past, world: PastWorld): Promise<void> {
  const from = world.clock.now();
  const readings: QueuesReading[] = [];
  for await (const reading of livePast(past, world)) readings.push(reading);
  const known = await history.keptSince(tenant, from, world.clock.now());
  if (known.length > 0) return;
  // Many at once, so that Redis puts them on its disk in one go; not all, since a busy one lets the last wait too long.
  for (let from = 0; from < readings.length; from += atOnce) {
    const some = readings.slice(from, from + atOnce);
    await Promise.all(some.map((reading) => history.keep(tenant, reading)));
  }
}
