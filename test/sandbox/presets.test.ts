import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { sandboxInstance, sandboxWorkspace } from '../../sandbox/cast.ts';
import { applyPresets, pastHours } from '../../sandbox/presets.ts';
import { defaultListening, defaultSettings } from '../../src/domain/settings.ts';
import { openRedisRoom, type RedisRoom } from '../../src/redis/room.ts';
import { redisForTests } from '../redis-server.ts';
import { openCentre } from './centre/rig.ts';

const { server, connection, log } = redisForTests();
const tenant = { workspace: sandboxWorkspace.teamId, instance: sandboxInstance.instanceId };

let room: RedisRoom;
beforeEach(async () => {
  await connection().redis.flushall();
  room = await openRedisRoom(server().url, log);
});
afterEach(() => room.close());

const read = () => room.settingsStore.read(tenant);
const redis = () => ({ url: server().url, log });
const world = () => ({ ...openCentre({ settings: { localHourAtStart: 6 } }), connect: {} });

/** What was kept of Billing's calls, from the beginning of the past on. */
async function kept({ start, queue }: ReturnType<typeof world>) {
  const until = new Date(start.getTime() + 24 * 3_600_000);
  const billing = { queueId: queue('Billing').id, channel: 'VOICE' };
  const [series] = await room.history.read(tenant, [billing], { from: start, until });
  return series?.points ?? [];
}

test('the demo begins with listening on, names in its floor channel and export for supervisors', async () => {
  await applyPresets('demo', redis(), world());

  expect(await read()).toEqual({
    version: 1,
    settings: {
      ...defaultSettings,
      namesIn: ['C0FLOOR001'],
      exportAgents: { kind: 'user-group', groupId: 'S0SUPERV01' },
      listening: { ...defaultListening, isOn: true, auditChannelId: 'C0AUDIT001' },
    },
  });
});

test('what was set before stays', async () => {
  const settings = { ...defaultSettings, namesIn: ['C0ALERTS01'] };
  await room.settingsStore.write(tenant, { expectedVersion: 0, settings });

  await applyPresets('demo', redis(), world());

  expect(await read()).toEqual({ version: 1, settings });
});

test('a sandbox without presets begins with the defaults', async () => {
  await applyPresets('none', redis(), world());

  expect(await read()).toEqual({ version: 0, settings: defaultSettings });
});

test('the demo begins with hours that were read as the bot would have read them, a rush among them', async () => {
  const lived = world();
  await applyPresets('demo', redis(), lived);

  const points = await kept(lived);
  const hours = (lived.clock.now().getTime() - lived.start.getTime()) / 3_600_000;
  expect(hours).toBe(pastHours('demo'));
  // Less than all: before the first shift nobody works for it and nobody waits, so there is no row.
  expect(points.length).toBeGreaterThan((hours - 1) * 120);
  expect(points.length).toBeLessThanOrEqual(hours * 120);
  const { centre, clock, queue } = lived;
  const billing = queue('Billing').id;
  expect(points.at(-1)).toMatchObject({
    at: clock.now(),
    last: {
      contactsInQueue: centre.waiting(billing, 'VOICE').length,
      estimatedWaitSeconds: centre.estimate(billing, 'VOICE'),
    },
  });
  const longest = Math.max(...points.map(({ last }) => last.oldestContactSeconds ?? 0));
  const waits = [...centre.view().contacts.values()]
    .filter(({ queueId, channel }) => queueId === billing && channel === 'VOICE')
    .map(({ enqueuedAt, ringStartedAt, disconnectedAt }) => {
      const until = ringStartedAt ?? disconnectedAt ?? clock.now();
      return (until.getTime() - (enqueuedAt?.getTime() ?? until.getTime())) / 1000;
    });
  expect(longest).toBeGreaterThan(120);
  expect(Math.abs(Math.max(...waits) - longest)).toBeLessThan(60);
});

test('a Redis that knows that time already is left as it is', async () => {
  const before = world();
  await applyPresets('demo', redis(), before);
  const points = await kept(before);
  const again = world();
  await again.clock.advance(1_800_000);

  await applyPresets('demo', redis(), again);

  expect(await kept(before)).toEqual(points);
});

test('a sandbox without presets has no past', async () => {
  const lived = world();
  await applyPresets('none', redis(), lived);

  expect(lived.clock.now()).toEqual(lived.start);
  expect(await kept(lived)).toEqual([]);
});
