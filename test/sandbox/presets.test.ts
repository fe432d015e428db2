import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { sandboxInstance, sandboxWorkspace } from '../../sandbox/cast.ts';
import { applyPresets } from '../../sandbox/presets.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import { openRedisRoom, type RedisRoom } from '../../src/redis/room.ts';
import { redisForTests } from '../redis-server.ts';

const { server, connection, log } = redisForTests();
const tenant = { workspace: sandboxWorkspace.teamId, instance: sandboxInstance.instanceId };

let room: RedisRoom;
beforeEach(async () => {
  await connection().redis.flushall();
  room = await openRedisRoom(server().url, log);
});
afterEach(() => room.close());

const read = () => room.settingsStore.read(tenant);

test('the demo begins with names in its floor channel and export for supervisors', async () => {
  await applyPresets('demo', server().url, log);

  expect(await read()).toEqual({
    version: 1,
    settings: {
      ...defaultSettings,
      namesIn: ['C0FLOOR001'],
      exportAgents: { kind: 'user-group', groupId: 'S0SUPERV01' },
    },
  });
});

test('what was set before stays', async () => {
  const settings = { ...defaultSettings, namesIn: ['C0ALERTS01'] };
  await room.settingsStore.write(tenant, { expectedVersion: 0, settings });

  await applyPresets('demo', server().url, log);

  expect(await read()).toEqual({ version: 1, settings });
});

test('a sandbox without presets begins with the defaults', async () => {
  await applyPresets('none', server().url, log);

  expect(await read()).toEqual({ version: 0, settings: defaultSettings });
});
