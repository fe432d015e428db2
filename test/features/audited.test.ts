import { expect, test } from '@jest/globals';
import { BotError } from '../../src/domain/errors.ts';
import { audited } from '../../src/features/audited.ts';
import { FakeAuditLog } from '../fakes/audit-log.ts';
import { FakeClock } from '../fakes/clock.ts';
import { now } from '../fixtures/floor.ts';

const tenant = { workspace: 'T0FLOOR001', instance: 'i-1' };
const deed = { tenant, who: 'U0ADA00001', act: 'pin-board', about: 'board aaaaaa' } as const;

function setUp() {
  const audit = new FakeAuditLog();
  const clock = new FakeClock(now);
  const outcomes = async () =>
    (await audit.recent(tenant, 10)).toReversed().map(({ outcome }) => outcome);
  return { audit, clock, ports: { audit, clock }, outcomes };
}

test('the intention stands before the deed, its end after it', async () => {
  const { clock, audit, ports, outcomes } = setUp();

  const result = await audited(ports, deed, async () => {
    expect(await outcomes()).toEqual(['intended']);
    clock.advance(3);
    return 'result';
  });

  expect(result).toBe('result');
  expect(await outcomes()).toEqual(['intended', 'done']);
  const [end] = await audit.recent(tenant, 1);
  expect(end?.at.getTime()).toBe(now.getTime() + 3000);
});

test('a refusal is written down and stays what it was', async () => {
  const { ports, outcomes } = setUp();
  const refusal = new BotError('connect_denied', 'no');

  await expect(audited(ports, deed, () => Promise.reject(refusal))).rejects.toBe(refusal);

  expect(await outcomes()).toEqual(['intended', 'failed']);
});

test('no answer is not a no: only the intention stands', async () => {
  const { ports, outcomes } = setUp();

  await expect(
    audited(ports, deed, () => Promise.reject(new BotError('connect_timeout', 'late'))),
  ).rejects.toThrow('connect_timeout');

  expect(await outcomes()).toEqual(['intended']);
});

test('a result can be a failure, too', async () => {
  const { ports, outcomes } = setUp();

  expect(
    await audited(
      ports,
      deed,
      async () => false,
      (isDone) => isDone,
    ),
  ).toBe(false);

  expect(await outcomes()).toEqual(['intended', 'failed']);
});

test('what cannot be written down is not done', async () => {
  const { audit, ports } = setUp();
  audit.isAway = true;
  let isDone = false;

  await expect(
    audited(ports, deed, async () => {
      isDone = true;
    }),
  ).rejects.toThrow('redis_unavailable');

  expect(isDone).toBe(false);
});

test('what was done is told, though its end cannot be written down', async () => {
  const { audit, ports, outcomes } = setUp();

  const result = await audited(ports, deed, async () => {
    audit.isAway = true;
    return 'result';
  });

  expect(result).toBe('result');
  audit.isAway = false;
  expect(await outcomes()).toEqual(['intended']);
});

test('a bug is no foreseen failure: it rises', async () => {
  const { ports } = setUp();

  await expect(audited(ports, deed, () => Promise.reject(new TypeError('a bug')))).rejects.toThrow(
    TypeError,
  );
});
