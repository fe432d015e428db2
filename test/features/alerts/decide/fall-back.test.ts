import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';

test('a night in which summer time ends is five hours of decisions, in a process that lives in New York', async () => {
  const program = fileURLToPath(new URL('./fall-back-night.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program], {
    env: { ...process.env, TZ: 'America/New_York' },
  });

  expect(JSON.parse(stdout)).toEqual({
    // This process does have such a night.
    offsets: [240, 300],
    decisions: 300,
    // From one to two by the clock on the wall, which comes twice.
    minutesCalled: 120,
    firedAt: '2026-11-01T05:30:00.000Z',
    endedAt: '2026-11-01T08:00:00.000Z',
    nightEnds: '2026-11-01T07:00:00.000Z',
  });
});
