import { expect, test } from '@jest/globals';
import { RedisWatchJournal } from '../../src/redis/watch-journal.ts';
import { aRig, going, tenant } from '../features/alerts/health/rig.ts';
import { redisForTests } from '../redis-server.ts';

const { connection, log } = redisForTests();

test('three processes at the same slots tell each administrator of one outage once, and once of its end', async () => {
  const watchJournal = new RedisWatchJournal(connection().redis, log);
  const administrators = ['U0ADA00001', 'U0SAM00001'];
  const rig = aRig({ watchJournal, administrators });
  const processes = [rig.troubles, rig.process(), rig.process()];
  const slots = async (count: number, code: string | undefined) => {
    for (let slot = 0; slot < count; slot += 1) {
      rig.clock.advance(15);
      await Promise.all(processes.map((one) => rig.slot(code, one)));
    }
  };
  await slots(1, undefined);
  await slots(40, 'connect_unavailable');
  expect(administrators.map((userId) => rig.heard(userId).length)).toEqual([1, 1]);

  await slots(10, undefined);
  expect(administrators.map((userId) => rig.heard(userId).length)).toEqual([2, 2]);
  expect((await watchJournal.read(tenant)).failingSince).toBeUndefined();

  // Ten minutes after its end it is forgotten.
  await slots(40, undefined);
  expect((await watchJournal.read(tenant)).troubles).toEqual({});
  await rig.troubles.look(tenant, going);
  expect(rig.log.messages('error')).toEqual([]);
});
