import { createCurrentSettings } from './access/current-settings.ts';
import { createIdentity, type Identity } from './access/identity.ts';
import type { ConnectRoom } from './connect/room.ts';
import type { Tenant } from './domain/tenant.ts';
import { createNamesWithGroups } from './floor/names-with-groups.ts';
import { createSharedAgents } from './floor/shared-agents.ts';
import { createSharedQueues } from './floor/shared-queues.ts';
import type {
  AgentReadings,
  Clock,
  CurrentSettings,
  Directory,
  Ids,
  Log,
  QueueReadings,
  SlackPeople,
} from './ports.ts';
import type { RedisRoom } from './redis/room.ts';

/** What commands and the watch use alike: each remembers something, so there is one of each. */
export interface SharedParts {
  readonly settings: CurrentSettings;
  readonly readings: AgentReadings;
  readonly queueReadings: QueueReadings;
  readonly identity: Identity;
  /** Names with the groups of queues that were set. */
  readonly directory: Directory;
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
  const settings = createCurrentSettings({ store: redis.settingsStore, ...ground });
  const sharing = { ...ground, gateway, directory, workspace };
  const { agentShelf, queueShelf, holds, history } = redis;
  return {
    settings,
    directory: createNamesWithGroups({ directory, settings, workspace }),
    readings: createSharedAgents({ ...sharing, shelf: agentShelf, holds }),
    queueReadings: createSharedQueues({ ...sharing, shelf: queueShelf, history }),
    identity: createIdentity({ people, gateway, clock: ground.clock }),
  };
}
