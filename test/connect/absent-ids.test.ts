import { describe, expect, test } from '@jest/globals';
import { AbsentIds } from '../../src/connect/absent-ids.ts';
import { BotError } from '../../src/domain/errors.ts';
import { failureOf, startOfTest } from './connect-world.ts';

const ids = (count: number) => Array.from({ length: count }, (_, i) => `q${i}`);

function setUp(absent: readonly string[]) {
  const absentIds = new AbsentIds();
  const asked: number[] = [];
  const read = async (part: readonly string[]) => {
    asked.push(part.length);
    if (part.some((id) => absent.includes(id))) throw new BotError('connect_not_found', 'gone');
    return part;
  };
  const present = async (wanted: readonly string[], minutes = 0, scope = 'one') => {
    const now = new Date(startOfTest.getTime() + minutes * 60_000);
    return (await absentIds.readPresent({ scope, ids: wanted, now }, read)).flat();
  };
  return { absentIds, asked, present };
}

describe('ids that do not exist any more', () => {
  test('cost nothing while there are none', async () => {
    const { asked, present } = setUp([]);

    expect(await present(ids(250))).toEqual(ids(250));
    expect(asked).toEqual([100, 100, 50]);
  });

  test.each(['q0', 'q57', 'q99', 'q100'])('are found by halving: %s of 101', async (gone) => {
    const { asked, present } = setUp([gone]);

    expect(await present(ids(101))).toEqual(ids(101).filter((id) => id !== gone));
    expect(asked.length).toBeLessThanOrEqual(16);
  });

  test('are left out of the next readings, and tried again after ten minutes', async () => {
    const { asked, present } = setUp(['q3']);
    await present(ids(10));

    asked.length = 0;
    await present(ids(10), 9.9);
    expect(asked).toEqual([9]);

    asked.length = 0;
    await present(ids(10), 10);
    expect(asked[0]).toBe(10);
  });

  test('are remembered for their own scope only', async () => {
    const { asked, present } = setUp(['q3']);
    await present(ids(10));
    asked.length = 0;

    await present(ids(10), 1, 'another');

    expect(asked[0]).toBe(10);
  });

  test('are found a few at a time when there are many', async () => {
    const gone = ['q1', 'q30', 'q60'];
    const { asked, present } = setUp(gone);

    const first = await failureOf(present(ids(100)));
    const firstReadings = asked.length;
    let found: readonly string[] = [];
    for (let attempt = 0; attempt < 3 && found.length === 0; attempt += 1) {
      found = await present(ids(100)).catch(() => []);
    }

    expect(first).toMatchObject({ code: 'connect_not_found' });
    expect(firstReadings).toBeLessThanOrEqual(20);
    expect(found).toEqual(ids(100).filter((id) => !gone.includes(id)));
  });

  test('are no longer told from a missing instance when none of them exists', async () => {
    const { asked, present } = setUp(ids(10));

    expect(await failureOf(present(ids(10)))).toMatchObject({ code: 'connect_not_found' });
    expect(asked.length).toBeLessThanOrEqual(20);

    asked.length = 0;
    await failureOf(present(ids(10), 1));
    expect(asked[0]).toBe(10);
  });

  test('pass on every other failure', async () => {
    const { absentIds } = setUp([]);
    const search = { scope: 'one', ids: ids(2), now: startOfTest };

    const error = await failureOf(
      absentIds.readPresent(search, () => Promise.reject(new BotError('connect_timeout', 'x'))),
    );

    expect(error).toMatchObject({ code: 'connect_timeout' });
  });
});
