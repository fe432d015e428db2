import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { textOf } from './sources.ts';

const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      resolved: z.string().optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});

const { packages } = lockFile.parse(JSON.parse(textOf('package-lock.json')));

/** Where node would find a package from inside another: the nearest node_modules that has it. */
function isLocked(from: string, name: string): boolean {
  const nests = from.split('/node_modules/').map((_, index, parts) => {
    const nest = parts.slice(0, index + 1).join('/node_modules/');
    return nest === '' ? '' : `${nest}/`;
  });
  return ['', ...nests].some((nest) => `${nest}node_modules/${name}` in packages);
}

describe('the lock file', () => {
  // npm leaves out what it could not fetch for another platform, and then `npm ci` refuses the
  // whole file on every platform.
  test('names the optional packages of every platform, so that npm ci works on each', () => {
    const unlocked = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !isLocked(from, name)),
    );

    expect(unlocked).toEqual([]);
  });

  test('holds versions and never the address of a registry', () => {
    const addressed = Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined);

    expect(addressed.map(([path]) => path)).toEqual([]);
  });
});
