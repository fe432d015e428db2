import type { FloorSettings } from '../src/domain/settings.ts';
import type { Log } from '../src/ports/ground.ts';
import { openRedisRoom } from '../src/redis/room.ts';
import { sandboxInstance, sandboxWorkspace } from './cast.ts';

/** `none`: the bot begins as it does on a new installation. */
export type Presets = 'demo' | 'none';

/** What an administrator of this contact centre has set before the demo begins. */
const demo: Partial<FloorSettings> = {
  // Names of agents may be posted in #floor, where their colleagues read them …
  namesIn: ['C0FLOOR001'],
  // … and @supervisors may take a list of agents away as a file.
  exportAgents: { kind: 'user-group', groupId: 'S0SUPERV01' },
};

/**
 * Writes them where nothing was set yet: what somebody set in this Redis stays. Throws BotError
 * `redis_unavailable`.
 */
export async function applyPresets(presets: Presets, redisUrl: string, log: Log): Promise<void> {
  if (presets === 'none') return;
  const tenant = { workspace: sandboxWorkspace.teamId, instance: sandboxInstance.instanceId };
  const { settingsStore, close } = await openRedisRoom(redisUrl, log);
  try {
    const { version, settings } = await settingsStore.read(tenant);
    if (version > 0) return;
    const change = { expectedVersion: version, settings: { ...settings, ...demo } };
    await settingsStore.write(tenant, change);
  } finally {
    await close();
  }
}
