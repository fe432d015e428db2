import { describe, expect, test } from '@jest/globals';
import { Remembered } from '../src/remembered.ts';
import { FakeClock } from './fakes/clock.ts';

function setUp(most?: number) {
  const clock = new FakeClock();
  const reads: string[] = [];
  const remembered = new Remembered<number>(clock, 60_000, most);
  const get = (key: string, fresh = false) =>
    remembered.get(
      key,
      async () => {
        reads.push(key);
        return reads.length;
      },
      fresh,
    );
  return { clock, reads, remembered, get };
}

describe('what is remembered', () => {
  test('is read once until its time is over', async () => {
    const { clock, get } = setUp();

    expect(await get('a')).toBe(1);
    clock.advance(59);
    expect(await get('a')).toBe(1);
    clock.advance(1);
    expect(await get('a')).toBe(2);
  });

  test('is read once for all who ask while it is being read', async () => {
    const { get } = setUp();

    expect(await Promise.all([get('a'), get('a'), get('b')])).toEqual([1, 1, 2]);
  });

  test('is read again when asked afresh, and that answer is the one kept', async () => {
    const { get } = setUp();
    await get('a');

    expect(await get('a', true)).toBe(2);
    expect(await get('a')).toBe(2);
  });

  test('never holds a failure', async () => {
    const { remembered, get } = setUp();
    const failing = remembered.get('a', () => Promise.reject(new Error('away')));

    await expect(failing).rejects.toThrow('away');
    expect(await get('a')).toBe(1);
  });

  test('is forgotten when told so, even while the answer is on its way', async () => {
    const { remembered, get } = setUp();
    const before = get('a');
    remembered.forget('a');

    expect(await get('a')).toBe(2);
    expect(await before).toBe(1);
    expect(await get('a')).toBe(2);
  });

  test('is forgotten when there is too much of it', async () => {
    const { get } = setUp(2);
    for (const key of ['a', 'b', 'c']) await get(key);

    expect(await get('c')).toBe(3);
    expect(await get('a')).toBe(4);
  });
});
