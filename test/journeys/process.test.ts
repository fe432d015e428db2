import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Journey, people, startJourney } from './harness.ts';

const root = new URL('../..', import.meta.url).pathname;
let built: string;

/** Built as `npm run build` does it, beside the sources, so that packages are found. */
beforeAll(() => {
  built = mkdtempSync(join(root, '.cache-process-test-'));
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  execFileSync(process.execPath, [compiler, '-p', 'tsconfig.build.json', '--outDir', built], {
    cwd: root,
  });
}, 60_000);
afterAll(() => rmSync(built, { recursive: true, force: true }));

interface Process {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Resolves when the output holds this, and rejects when the process ends before. */
  readonly said: (text: string) => Promise<void>;
}

function start(environment: Readonly<Record<string, string>>): Process {
  const child = spawn(process.execPath, [join(built, 'main.js')], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const waiting = new Set<() => void>();
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
    for (const look of waiting) look();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const said = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => output.includes(text) && resolve();
      waiting.add(look);
      child.once('exit', () => reject(new Error(`ended without saying “${text}”: ${output}`)));
      look();
    });
  return { child, output: () => output, said };
}

describe.each(['http', 'socket'] as const)('the built process over %s', (delivery) => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await startJourney({ delivery, bot: 'outside', speed: 1 });
  });
  afterAll(async () => {
    await journey.end();
  });

  test('starts from its environment, answers, and ends cleanly on SIGTERM', async () => {
    const bot = start(journey.environment);
    await bot.said('Floorwalker is up');

    const answer = await journey.ask(people.sam, '/queue-wait');
    expect(answer.text).toMatch(/Worst|Nobody is waiting/);
    await journey.ask(people.ada, '/agents names on');
    await bot.said('"outcome":"done"');
    expect(bot.output()).toMatch(/^\{"audit":".+","number":1,.*"hash":"[0-9a-f]{64}"\}$/m);
    const health = await fetch(`${journey.botUrl}/healthz`);
    expect(health.status).toBe(200);

    bot.child.kill('SIGTERM');
    const [code] = await once(bot.child, 'exit');
    expect(code).toBe(0);
  });
});

test('the built process is alive while Slack does not answer, says that it is not ready, and stops', async () => {
  const journey = await startJourney({ bot: 'outside', speed: 1 });
  const bot = start({ ...journey.environment, SLACK_API_URL: 'http://127.0.0.1:9/api/' });
  await bot.said('Slack does not answer yet');

  expect((await fetch(`${journey.botUrl}/healthz`)).status).toBe(200);
  const ready = await fetch(`${journey.botUrl}/readyz`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toMatchObject({
    slack: { isAuthenticated: false },
    redis: { answers: true },
  });

  bot.child.kill('SIGTERM');
  const [code] = await once(bot.child, 'exit');
  expect(code).toBe(0);
  await journey.end();
});

test('an environment with problems is told all of them at once', async () => {
  const bot = start({ PORT: 'http', CONNECT_INSTANCE_ID: 'harbour' });
  const [code] = await once(bot.child, 'exit');

  expect(code).toBe(1);
  for (const name of [
    'SLACK_BOT_TOKEN',
    'SLACK_SIGNING_SECRET',
    'PORT',
    'CONNECT_INSTANCE_ID',
    'AWS_REGION',
  ]) {
    expect(bot.output()).toContain(name);
  }
  expect(bot.output()).not.toContain('    at ');
});
