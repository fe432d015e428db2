import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readEnvFile } from '../src/env-file.ts';

describe('the .env file', () => {
  const home = process.cwd();
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'floorwalker-env-'));
    process.chdir(folder);
  });

  afterEach(() => {
    process.chdir(home);
    rmSync(folder, { recursive: true, force: true });
  });

  test('is read in development and leaves what is set as it is', () => {
    writeFileSync('.env', 'PORT=4000\nLOG_LEVEL=debug\n');
    const env: NodeJS.ProcessEnv = { LOG_LEVEL: 'warn' };

    readEnvFile(env);

    expect(env).toEqual({ PORT: '4000', LOG_LEVEL: 'warn' });
  });

  test('is not read in production', () => {
    writeFileSync('.env', 'PORT=4000\n');
    const env: NodeJS.ProcessEnv = { NODE_ENV: 'production' };

    readEnvFile(env);

    expect(env).toEqual({ NODE_ENV: 'production' });
  });

  test('may be missing', () => {
    const env: NodeJS.ProcessEnv = {};

    readEnvFile(env);

    expect(env).toEqual({});
  });

  test('that cannot be read is not passed over in silence', () => {
    mkdirSync('.env');

    expect(() => readEnvFile({})).toThrow('EISDIR');
  });
});
