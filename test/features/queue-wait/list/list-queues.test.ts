import { expect, test } from '@jest/globals';
import { listQueues } from '../../../../src/features/queue-wait/list/list-queues.ts';
import { FakeClock } from '../../../fakes/clock.ts';
import { FakeConnectGateway } from '../../../fakes/connect-gateway.ts';
import { FakeCurrentSettings } from '../../../fakes/current-settings.ts';
import { FakeOpeningHours } from '../../../fakes/opening-hours.ts';
import { FakeQueuesAtHand } from '../../../fakes/queues-at-hand.ts';
import { FakeWaitHistory } from '../../../fakes/wait-history.ts';
import { ago, ids, now, someNames } from '../../../fixtures/floor.ts';
import { aRow, viewed } from '../../../fixtures/queue-read.ts';

const tenant = { workspace: 'T0FLOOR001', instance: 'i-1' };
const many = Array.from({ length: 30 }, (_, index) => `queue-${index}`);

/** Queues of which the first waits longest, and what was read of Billing in the last quarter of an hour. */
function setUp(queueIds: readonly string[] = [ids.billing, ids.sales]) {
  const clock = new FakeClock(now);
  const queueRows = queueIds.map((queueId, index) =>
    aRow({ queueId, estimatedWaitSeconds: 900 - index }),
  );
  const gateway = new FakeConnectGateway({ clock, queueRows });
  const history = new FakeWaitHistory();
  for (let minutesAgo = 15; minutesAgo >= 0; minutesAgo -= 1) {
    const rows = [aRow({ estimatedWaitSeconds: 900 - minutesAgo * 50 })];
    void history.keep(tenant, { asOf: ago(minutesAgo * 60), rows, estimate: 'asked' });
  }
  const asked: (readonly unknown[])[] = [];
  const ports = {
    ...{ clock, history, queueReadings: gateway, instance: 'i-1' },
    ...{ openingHours: new FakeOpeningHours(), settings: new FakeCurrentSettings() },
    queuesAtHand: new FakeQueuesAtHand(),
  };
  const { read } = FakeWaitHistory.prototype;
  history.read = (...args) => {
    asked.push(args[1]);
    return read.apply(history, args);
  };
  const names = someNames({ queues: new Map(queueIds.map((id) => [id, id])) });
  const view = viewed('all', {});
  return {
    ports,
    history,
    clock,
    asked,
    list: () => listQueues(ports, { names, view, share: false, tenant }),
  };
}

test('the worst of a list have their trend, where enough was read of them', async () => {
  const { list } = setUp();
  const { busy, trends } = await list();

  expect(busy.map((line) => [line.queueId, trends.get(line)?.direction])).toEqual([
    [ids.billing, 'rising'],
    [ids.sales, undefined],
  ]);
});

test('trends are one question for the ten worst, however many there are', async () => {
  const { list, asked } = setUp(many);
  await list();

  expect(asked).toEqual([many.slice(0, 10).map((queueId) => ({ queueId, channel: 'VOICE' }))]);
});

test('without the history there are no trends, and nothing else is missing', async () => {
  const { list, history } = setUp();
  history.isAway = true;
  const { busy, trends } = await list();

  expect([busy.length, trends.size]).toEqual([2, 0]);
});

test('trends that do not come within two seconds are not waited for', async () => {
  const { list, history, clock } = setUp();
  history.read = () => {
    setImmediate(() => clock.advance(2));
    return new Promise(() => undefined);
  };
  const { busy, trends } = await list();

  expect([busy.length, trends.size]).toEqual([2, 0]);
});
