import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { redisServerOn, whyTestsCannotRun } from '../../sandbox/find-redis-server.ts';

describe('a redis-server', () => {
  let root = '';
  const folder = (name: string, mode?: number) => {
    mkdirSync(join(root, name));
    if (mode !== undefined) {
      writeFileSync(join(root, name, 'redis-server'), '');
      chmodSync(join(root, name, 'redis-server'), mode);
    }
    return join(root, name);
  };

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'floorwalker-path-'));
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test('is the first program of that name on PATH', () => {
    const text = folder('text', 0o644);
    const directory = folder('directory');
    mkdirSync(join(directory, 'redis-server'));
    const [first, second] = [folder('first', 0o755), folder('second', 0o755)];
    const PATH = ['', '/nowhere', directory, first, second].join(delimiter);

    expect(redisServerOn({ PATH })).toBe(join(first, 'redis-server'));
    expect(redisServerOn({ PATH: text })).toBeUndefined();
    expect(whyTestsCannotRun({ PATH })).toBeUndefined();
  });

  test.each([{ PATH: '/nowhere' }, { PATH: '' }, {}])('is missing with %j', (env) => {
    expect(redisServerOn(env)).toBeUndefined();
  });

  test('that is missing is told to who runs the tests in one sentence, for each platform', () => {
    const sentence = whyTestsCannotRun({ PATH: '/nowhere' });

    expect(sentence).toMatch(/^The tests need [^.\n]*apt-get[^.\n]*brew[^.\n]*WSL[^.\n]*\.$/);
  });

  test('of REDIS_URL is no help to the tests, so it is not offered to them', () => {
    const env = { PATH: '/nowhere', REDIS_URL: 'redis://127.0.0.1:6379' };

    expect(whyTestsCannotRun(env)).not.toContain('REDIS_URL');
  });
});
