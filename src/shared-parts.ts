import { createCurrentSettings } from './access/current-settings.ts';
import { createIdentity, type Identity } from './access/identity.ts';
import type { ConnectRoom } from './connect/room.ts';
import type { Tenant } from './domain/tenant.ts';
import { createSharedReadings } from './floor/shared-readings.ts';
import { createWaitingReadings } from './floor/waiting-readings.ts';
import type {
  AgentReadings,
  Clock,
  CurrentSettings,
  Ids,
  Log,
  SlackPeople,
  WaitingReadings,
} from './ports.ts';
import type { RedisRoom } from './redis/room.ts';

/** What commands and the watch use alike: each remembers something, so there is one of each. */
export interface SharedParts {
  readonly settings: CurrentSettings;
  readonly readings: AgentReadings;
  readonly waitingReadings: WaitingReadings;
  readonly identity: Identity;
}

/** Settings, readings and links over the rooms of one tenant. */
export function sharedParts(
  ground: { readonly clock: Clock; readonly ids: Ids; readonly log: Log },
  rooms: {
    readonly redis: RedisRoom;
    readonly connect: ConnectRoom;
    readonly people: SlackPeople;
    readonly tenant: Tenant;
  },
): SharedParts {
  const { redis, connect, people, tenant } = rooms;
  const { gateway, directory } = connect;
  const { workspace } = tenant;
  return {
    settings: createCurrentSettings({ store: redis.settingsStore, ...ground }),
    readings: createSharedReadings({ ...redis, ...ground, gateway, directory, workspace }),
    waitingReadings: createWaitingReadings({ gateway, clock: ground.clock }),
    identity: createIdentity({ people, gateway, clock: ground.clock }),
  };
}
