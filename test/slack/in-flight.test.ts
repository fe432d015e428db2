import { expect, test } from '@jest/globals';
import { InFlight } from '../../src/slack/in-flight.ts';

function held() {
  let finish = () => {};
  const work = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return { work, finish };
}

test('waits for the work that was acknowledged, and for what that work began', async () => {
  const inFlight = new InFlight();
  const [first, second] = [held(), held()];
  inFlight.add(first.work.then(() => void inFlight.add(second.work)));

  const settled = inFlight.settle(new AbortController().signal);
  first.finish();
  await first.work;
  second.finish();

  expect(await settled).toBe(true);
  expect(inFlight.size).toBe(0);
});

test('gives up at the time limit and says so', async () => {
  const inFlight = new InFlight();
  inFlight.add(held().work);
  const limit = new AbortController();

  const settled = inFlight.settle(limit.signal);
  limit.abort();

  expect(await settled).toBe(false);
  expect(inFlight.size).toBe(1);
});

test('a failure of the work is its own and holds nothing up', async () => {
  const inFlight = new InFlight();
  const failing = inFlight.add(Promise.reject(new Error('x')));

  await expect(failing).rejects.toThrow('x');
  expect(await inFlight.settle(new AbortController().signal)).toBe(true);
});
