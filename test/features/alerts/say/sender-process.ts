import { fileURLToPath } from 'node:url';
import type { Tenant } from '../../../../src/domain/tenant.ts';
import { createSender } from '../../../../src/features/alerts/say/sender.ts';
import { openRedisRoom } from '../../../../src/redis/room.ts';
import { createSlackClients } from '../../../../src/slack/clients.ts';
import { createSlackAnnouncer } from '../../../../src/slack/slack-announcer.ts';
import { createSlackPeople } from '../../../../src/slack/slack-people.ts';
import { FakeLog } from '../../../fakes/log.ts';
import { plainComposer } from './rig.ts';

/** Where a sender finds its services, and what time it is. */
export interface SenderWorld {
  readonly redisUrl: string;
  readonly slackUrl: string;
  readonly token: string;
  readonly tenant: Tenant;
  readonly now: Date;
  /** By which Redis tells this process from the others. */
  readonly name: string;
}

/** One run of the real sender over real Redis and real HTTP. */
export async function runSender(world: SenderWorld): Promise<void> {
  const log = new FakeLog();
  const clock = { now: () => world.now, wait: async () => undefined };
  const room = await openRedisRoom(world.redisUrl, log);
  const clients = createSlackClients({ token: world.token, apiUrl: world.slackUrl, log });
  const announcer = createSlackAnnouncer(clients, createSlackPeople(clients, clock));
  const sender = createSender({
    alertStore: room.alertStore,
    posts: room.posts,
    announcer,
    composer: plainComposer,
    clock,
    ids: { uuid: () => world.name, short: () => 'aaaaaa', shortOf: () => 'aaaaaa' },
    log,
    owesHooks: async () => () => false,
    onGivenUp: async () => undefined,
  });
  await sender.send(world.tenant);
  await room.close();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const world = JSON.parse(process.argv[2] ?? '{}');
  await runSender({ ...world, now: new Date(world.now) });
}
