import { sandboxInstance, sandboxWorkspace } from '../../sandbox/cast.ts';
import { openRedisRoom } from '../../src/redis/room.ts';
import { FakeLog } from '../fakes/log.ts';
import type { Journey } from './harness.ts';

const tenant = { workspace: sandboxWorkspace.teamId, instance: sandboxInstance.instanceId };

/** What the audit holds of attempts to listen, oldest first: `who outcome`, and why not or as whom. */
export async function auditedListens(journey: Journey): Promise<readonly string[]> {
  const room = await openRedisRoom(journey.redis.url, new FakeLog());
  try {
    const entries = await room.audit.recent(tenant, 1_000);
    return entries
      .toReversed()
      .filter(({ act }) => act === 'listen')
      .map(({ who, outcome, listening }) =>
        [who, outcome, listening?.why ?? listening?.username].filter(Boolean).join(' '),
      );
  } finally {
    await room.close();
  }
}
