import { expect, test } from '@jest/globals';
import { type TenantRun, tenantRuns } from '../../src/domain/tenant-runs.ts';

const north = { workspace: 'T1', instance: 'north' };
const south = { workspace: 'T1', instance: 'south' };
const { signal } = new AbortController();

function setUp(fail = () => false) {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const work = async ({ tenant, memory }: TenantRun<{ times: number }>) => {
    memory.times += 1;
    begun.push(`${tenant.instance} ${memory.times}`);
    await new Promise<void>((end) => ends.push(end));
    if (fail()) throw new Error('failed');
  };
  return { begun, ends, ...tenantRuns(() => ({ times: 0 }), work) };
}

test('what is asked for during a run is that run', async () => {
  const { begun, ends, run } = setUp();
  const first = run(north, signal);
  const second = run(north, signal);
  ends[0]?.();

  expect(second).toBe(first);
  await first;
  expect(begun).toEqual(['north 1']);
});

test('each tenant has its own runs and its own memory', async () => {
  const { begun, ends, run, memoryOf } = setUp();
  const both = [run(north, signal), run(south, signal)];
  for (const end of ends) end();
  await Promise.all(both);
  const again = run(north, signal);
  ends[2]?.();
  await again;

  expect(begun).toEqual(['north 1', 'south 1', 'north 2']);
  expect([memoryOf(north), memoryOf({ ...north, workspace: 'T2' })]).toEqual([
    { times: 2 },
    undefined,
  ]);
});

test('a run that fails is told to whoever asked, and is no reason not to run again', async () => {
  let isBad = true;
  const { begun, ends, run } = setUp(() => isBad);
  const first = run(north, signal);
  ends[0]?.();
  await expect(first).rejects.toThrow('failed');
  isBad = false;
  const second = run(north, signal);
  ends[1]?.();
  await second;

  expect(begun).toEqual(['north 1', 'north 2']);
});
