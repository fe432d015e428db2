import { expect, test } from '@jest/globals';
import { BotError } from '../../../../src/domain/errors.ts';
import { createPresentValues } from '../../../../src/features/alerts/check/present-values.ts';
import { aRow } from '../../../fixtures/alerts.ts';
import { rule, setUp, tenant } from './rig.ts';

const short = aRow({ queueId: 'queue-sales', estimatedWaitSeconds: 40, oldestContactSeconds: 5 });
const both = rule({ scope: { kind: 'queues', ids: ['queue-billing', 'queue-sales'] } });

test('of several queues the one that is nearest to the line counts, over or under it', async () => {
  const { ports, gateway } = await setUp();
  gateway.data.queueRows = [aRow({ agentsAvailable: 3 }), { ...short, agentsAvailable: 1 }];
  const free = rule({
    id: 'free22',
    scope: both.scope,
    metric: { kind: 'agents-available' },
    comparison: 'under',
    threshold: 1,
  });

  const values = await createPresentValues(ports)(tenant, [both, free]);

  expect(values.get(both.id)).toMatchObject({
    target: { id: 'queue-billing' },
    measured: { kind: 'value', value: 352 },
  });
  expect(values.get('free22')).toMatchObject({
    target: { id: 'queue-sales' },
    measured: { kind: 'value', value: 1 },
  });
});

test('what could not be read has no value, and nothing is thrown', async () => {
  const { ports } = await setUp();
  const queueReadings = {
    readQueues: async () => {
      throw new BotError('connect_timeout', 'no answer');
    },
  };

  expect(await createPresentValues({ ...ports, queueReadings })(tenant, [both])).toEqual(new Map());
  expect(await createPresentValues(ports)(tenant, [])).toEqual(new Map());
});

test('a reading that takes long is not waited for', async () => {
  const { ports, clock } = await setUp();
  const queueReadings = { readQueues: () => new Promise<never>(() => undefined) };

  const asked = createPresentValues({ ...ports, queueReadings })(tenant, [both]);
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  clock.advance(3);

  expect(await asked).toEqual(new Map());
});
