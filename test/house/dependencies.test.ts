import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { root } from './sources.ts';

/** One file for each rule that breaks it, in a tree of its own. */
const offences: readonly (readonly [rule: string, path: string, code: string])[] = [
  ['domain-stands-alone', 'src/domain/a.ts', "import '../ports/fine.ts';"],
  ['blocks-are-pure', 'src/blocks/a.ts', "import type { App } from '@slack/bolt';"],
  ['ports-are-words', 'src/ports/a.ts', "import '../grammar/words.ts';"],
  ['stores-are-words', 'src/stores/a.ts', "import '../ports/fine.ts';"],
  ['commands-are-a-list', 'src/commands.ts', "import './domain/fine.ts';"],
  ['grammar-is-pure', 'src/grammar/a.ts', "import '../connect/fine.ts';"],
  ['access-knows-ports-only', 'src/access/a.ts', "import '../redis/fine.ts';"],
  ['floor-knows-ports-only', 'src/floor/a.ts', "import '../features/alerts/fine.ts';"],
  ['floor-knows-ports-only', 'src/floor/b.ts', "import '../blocks/fine.ts';"],
  ['features-know-ports-only', 'src/features/agents/a.ts', "import '@aws-sdk/client-connect';"],
  ['features-know-ports-only', 'src/features/agents/b.ts', "import { Redis } from 'ioredis';"],
  ['features-know-ports-only', 'src/features/agents/c.ts', "import '../alerts/fine.ts';"],
  ['features-know-ports-only', 'src/features/agents/d.ts', "import 'node:http';"],
  ['features-know-ports-only', 'src/features/agents/e.ts', "import '../../slack/fine.ts';"],
  ['features-know-ports-only', 'src/features/audit/a.ts', "import '../alerts/fine.ts';"],
  ['chain-computes', 'src/chain/a.ts', "import '../ports/fine.ts';"],
  ['chain-computes', 'src/chain/b.ts', "import 'node:fs';"],
  ['audit-files-stand-alone', 'src/audit-file/a.ts', "import '../redis/fine.ts';"],
  ['rule-cases-stand-alone', 'src/rule-cases/a.ts', "import '../features/alerts/fine.ts';"],
  ['what-features-share-knows-no-feature', 'src/features/a.ts', "import './alerts/fine.ts';"],
  ['edges-do-not-know-each-other', 'src/slack/a.ts', "import '../connect/fine.ts';"],
  ['edges-do-not-know-each-other', 'src/slack/c.ts', "import '../pictures/fine.ts';"],
  ['pictures-are-painted-from-data', 'src/pictures/a.ts', "import '../features/alerts/fine.ts';"],
  ['edges-do-not-know-each-other', 'src/connect/g.ts', "import '../webhook/fine.ts';"],
  ['webhook-knows-ports-only', 'src/webhook/a.ts', "import '../features/alerts/fine.ts';"],
  ['webhook-knows-ports-only', 'src/webhook/b.ts', "import '../redis/fine.ts';"],
  ['services-know-no-feature', 'src/redis/a.ts', "import '../features/alerts/fine.ts';"],
  ['main-is-imported-by-nobody', 'src/bot.ts', "import './main.ts';"],
  ['environment-comes-from-main', 'src/redis/f.ts', "import { env } from 'node:process';"],
  ['environment-comes-from-main', 'src/connect/f.ts', "const { env } = await import('process');"],
  ['environment-comes-from-main', 'src/config.ts', "export { env } from 'node:process';"],
  ['@slack/bolt-stays-in-its-room', 'src/connect/a.ts', "import { App } from '@slack/bolt';"],
  ['@aws-sdk-stays-in-its-room', 'src/slack/b.ts', "await import('@aws-sdk/client-connect');"],
  ['ioredis-stays-in-its-room', 'src/schedule/a.ts', "export { Redis } from 'ioredis';"],
  ['node-cron-stays-in-its-room', 'src/redis/b.ts', "import 'node-cron';"],
  ['chart\\.js-stays-in-its-room', 'src/slack/d.ts', "import 'chart.js';"],
  ['chart\\.js-stays-in-its-room', 'src/slack/e.ts', "await import('@napi-rs/canvas');"],
  ['dotenv-stays-in-its-room', 'src/schedule/b.ts', "import 'dotenv';"],
  ['yaml-stays-in-its-room', 'src/redis/c.ts', "import 'yaml';"],
  ['pino-stays-in-its-room', 'src/schedule/d.ts', "import { pino } from 'pino';"],
  ['src-ships-alone', 'src/redis/d.ts', "import '../../sandbox/fine.ts';"],
  ['src-needs-no-development-package', 'src/schedule/c.ts', "import 'preact';"],
  ['src-ships-alone', 'src/redis/e.tsx', "import type { A } from '../../sandbox/fine.ts';"],
  ['sandbox-needs-no-test', 'sandbox/a.ts', "import '../test/fine.ts';"],
  ['no-circles', 'src/connect/c.ts', "import './d.ts';"],
  ['imports-resolve', 'src/connect/e.ts', "import './nowhere.ts';"],
];

const innocents: readonly (readonly [path: string, code: string])[] = [
  ...[
    'domain',
    'blocks',
    'grammar',
    'floor',
    'connect',
    'redis',
    'slack',
    'pictures',
    'webhook',
    'features/alerts',
    'features/audit',
    'chain',
  ].map((room) => [`src/${room}/fine.ts`, 'export const fine = 1;'] as const),
  ['src/grammar/words.ts', 'export const words = 1;'],
  ['src/main.ts', "import 'node:process';"],
  ['src/manifest/main.ts', "import { env } from 'process';"],
  ['src/connect/d.ts', "import './c.ts';"],
  ['src/connect/client.ts', "import '@aws-sdk/client-connect';"],
  ['src/features/alerts/fine-too.ts', "import './fine.ts'; import '../../floor/fine.ts';"],
  ['src/features/agents/fine.ts', "import '../audit/fine.ts'; import '../../chain/fine.ts';"],
  ['src/audit-file/main.ts', "import 'node:fs'; import '../chain/fine.ts';"],
  ['src/features/alerts/cases/fine.ts', 'export const fine = 1;'],
  ['src/rule-cases/main.ts', "import 'node:fs'; import '../features/alerts/cases/fine.ts';"],
  ['sandbox/fine.ts', "import '../src/domain/fine.ts';"],
  ['test/fine.ts', 'export const fine = 1;'],
];

const bin = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

/** Runs our rules over a tree. With JSON as output the cruiser ends well even when rules were broken. */
function violationsIn(tree: string, folders: readonly string[]): readonly Violation[] {
  const config = join(tree, '.dependency-cruiser.mjs');
  const json = execFileSync(
    process.execPath,
    [bin, '--config', config, '--output-type', 'json', '--no-progress', ...folders],
    { cwd: tree, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  return JSON.parse(json).summary.violations;
}

describe('the rules between folders', () => {
  let tree = '';
  let found: readonly string[] = [];

  beforeAll(() => {
    tree = mkdtempSync(join(tmpdir(), 'floorwalker-house-'));
    for (const shared of ['node_modules', 'package.json', '.dependency-cruiser.mjs']) {
      symlinkSync(join(root, shared), join(tree, shared));
    }
    for (const [path, code] of [...innocents, ...offences.map(([, path, code]) => [path, code])]) {
      mkdirSync(dirname(join(tree, path ?? '')), { recursive: true });
      writeFileSync(join(tree, path ?? ''), `${code}\n`);
    }
    found = violationsIn(tree, ['src', 'sandbox', 'test']).map(
      ({ from, rule }) => `${rule.name} ${from}`,
    );
  }, 60_000);

  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  test.each(offences)('%s bites in %s', (rule, path) => {
    expect(found).toContain(`${rule} ${path}`);
  });

  test.each(innocents.filter(([path]) => path !== 'src/connect/d.ts'))(
    '%s is left alone',
    (path) => {
      expect(found.filter((line) => line.endsWith(` ${path}`))).toEqual([]);
    },
  );

  test('the house keeps them', () => {
    const violations = violationsIn(root, ['src', 'sandbox', 'test', 'scripts']);

    expect(violations.map(({ from, rule }) => `${rule.name} ${from}`)).toEqual([]);
  }, 60_000);
});
