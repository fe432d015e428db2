import { createCurrentSettings } from './access/current-settings.ts';
import { createGate, type Gate } from './access/gate.ts';
import { createIdentity, type Identity } from './access/identity.ts';
import type { LinkAudit } from './access/link-audit.ts';
import type { ConnectRoom } from './connect/room.ts';
import type { Tenant } from './domain/tenant.ts';
import { auditedLinks } from './features/audited-links.ts';
import { createNamesWithGroups } from './floor/names-with-groups.ts';
import { createPastFigures } from './floor/past-figures.ts';
import { createSharedAgents } from './floor/shared-agents.ts';
import { createSharedOutcomes } from './floor/shared-outcomes.ts';
import { createSharedQueues } from './floor/shared-queues.ts';
import { createWaitingReadings } from './floor/waiting-readings.ts';
import type {
  AgentReadings,
  Directory,
  MissedCounts,
  QueueHistories,
  QueueReadings,
  QueuesAtHand,
  WaitingReadings,
} from './ports/connect.ts';
import type { Clock, CurrentSettings, Ids, Log } from './ports/ground.ts';
import type { SlackPeople } from './ports/slack.ts';
import type { RedisRoom } from './redis/room.ts';

/** What commands and the watch use alike: each remembers something, so there is one of each. */
export interface SharedParts {
  readonly settings: CurrentSettings;
  readonly readings: AgentReadings;
  readonly queueReadings: QueueReadings;
  readonly queuesAtHand: QueuesAtHand;
  readonly waitingReadings: WaitingReadings;
  readonly queueHistories: QueueHistories;
  /** What the check asks of the past, once a minute. */
  readonly pastFigures: QueueHistories & MissedCounts;
  readonly identity: Identity;
  readonly linkAudit: LinkAudit;
  /** Names with the groups of queues that were set. */
  readonly directory: Directory;
  readonly gate: Gate;
}

/** Settings, readings and links over the rooms of one tenant. */
export function sharedParts(
  ground: { readonly clock: Clock; readonly ids: Ids; readonly log: Log },
  administrators: ReadonlySet<string>,
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
  const linkAudit = auditedLinks({ audit: redis.audit, clock: ground.clock });
  const keeping = { linkStore: redis.linkStore, linkAudit };
  const identity = createIdentity({ people, gateway, clock: ground.clock, ...keeping });
  const sharing = { ...ground, gateway, directory, workspace };
  const { agentShelf, queueShelf, holds, history } = redis;
  const queues = createSharedQueues({ ...sharing, shelf: queueShelf, history });
  const queueHistories = createSharedOutcomes({ gateway, clock: ground.clock });
  return {
    settings,
    directory: createNamesWithGroups({ directory, settings, workspace }),
    readings: createSharedAgents({ ...sharing, shelf: agentShelf, holds }),
    queueReadings: queues,
    queuesAtHand: queues,
    queueHistories,
    pastFigures: createPastFigures({ queueHistories, gateway, clock: ground.clock }),
    waitingReadings: createWaitingReadings({ gateway, clock: ground.clock }),
    identity,
    linkAudit,
    gate: createGate({ people, identity, settings, administrators }),
  };
}
