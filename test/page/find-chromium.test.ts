import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { findChromium } from '../../sandbox/page/find-chromium.ts';

describe('Chromium', () => {
  let root = '';
  const program = (folder: string, name: string) => {
    mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(join(root, folder, name), '');
    chmodSync(join(root, folder, name), 0o755);
    return join(root, folder, name);
  };

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'floorwalker-chromium-'));
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test.each(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'])(
    'is found on PATH as %s',
    (name) => {
      const path = program(`on-path-${name}`, name);
      const PATH = ['/nowhere', join(root, `on-path-${name}`)].join(delimiter);

      expect(findChromium({ PATH }, [])).toBe(path);
    },
  );

  test('is found in a usual place when PATH has none', () => {
    const usual = program('usual', 'Google Chrome');

    expect(findChromium({ PATH: '/nowhere' }, ['/nowhere/chromium', usual])).toBe(usual);
  });

  test('of CHROMIUM_PATH goes before any other', () => {
    const asked = program('asked', 'my-chromium');
    program('on-path', 'chromium');

    expect(findChromium({ PATH: join(root, 'on-path'), CHROMIUM_PATH: asked }, [])).toBe(asked);
  });

  test('is not taken from elsewhere when CHROMIUM_PATH names none', () => {
    program('on-path', 'chromium');
    const env = { PATH: join(root, 'on-path'), CHROMIUM_PATH: '/nowhere/chromium' };

    expect(findChromium(env)).toBeUndefined();
  });

  test.each([{ PATH: '/nowhere' }, { PATH: '' }, {}])('is missing with %j', (env) => {
    expect(findChromium(env, [])).toBeUndefined();
  });
});
