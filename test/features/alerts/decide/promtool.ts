import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { test } from '@jest/globals';
import { onPath } from '../../../../sandbox/on-path.ts';
import { isDemanded } from '../../../demanded.ts';

type Environment = Readonly<Record<string, string | undefined>>;
type DeclareTest = (title: string, body: () => Promise<void>, timeout?: number) => void;

const sentence = 'No promtool found (install prometheus of Debian).';

/** A test that needs promtool: left out by name without one, unless FLOORWALKER_REQUIRE demands it. */
export function declareWithPromtool(
  declare: { readonly run: DeclareTest; readonly skip: DeclareTest },
  env: Environment,
  say: (line: string) => void,
): DeclareTest {
  if (promtoolOn(env) || isDemanded('promtool', env)) return declare.run;
  return (title, body, timeout) => {
    say(`LEFT OUT: ${title}. ${sentence}`);
    declare.skip(title, body, timeout);
  };
}

export const promtoolTest = declareWithPromtool(
  { run: test, skip: test.skip },
  process.env,
  (line) => process.stderr.write(`\n${line}\n`),
);

function promtoolOn(env: Environment): string | undefined {
  return onPath(env, 'promtool');
}

/** What `promtool test rules` says is otherwise in these files, one line for each moment; none: all is as expected. */
export async function promtoolObjects(
  files: Readonly<Record<'rules.yml' | 'test.yml', string>>,
): Promise<readonly string[]> {
  const promtool = promtoolOn(process.env);
  if (!promtool) throw new Error(`${sentence} FLOORWALKER_REQUIRE demands it.`);
  const folder = await mkdtemp(join(tmpdir(), 'promtool-'));
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const args = ['test', 'rules', join(folder, 'test.yml')];
    await promisify(execFile)(promtool, args, { cwd: folder, maxBuffer: 2 ** 28 });
    return [];
  } catch (failure) {
    const said = wordsOf(failure);
    if (said.includes('FAILED')) return objectionsIn(said);
    throw failure;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** All that a program said that ended badly. Its error is of another realm than the tests. */
function wordsOf(failure: unknown): string {
  if (typeof failure !== 'object' || failure === null) return '';
  const { stdout, stderr }: { stdout?: unknown; stderr?: unknown } = failure;
  return `${stdout ?? ''}${stderr ?? ''}`;
}

/** Of the words of promtool, which name all that was expected and all there was, what differs. */
function objectionsIn(said: string): readonly string[] {
  const parts = said.matchAll(/time: (\S+),\s+exp: ?(.*)\s+got: ?(.*)/gu);
  const found = [...parts].map(([, time = '', expected = '', got = '']) => {
    const [ours, theirs] = [alertsIn(expected), alertsIn(got)];
    const ourOwn = [...ours].filter((alert) => !theirs.has(alert));
    const theirOwn = [...theirs].filter((alert) => !ours.has(alert));
    return `at ${time} we say ${ourOwn.join(', ') || 'nothing'}, promtool says ${theirOwn.join(', ') || 'nothing'}`;
  });
  return found.length > 0 ? found : [said.slice(0, 2000)];
}

function alertsIn(list: string): ReadonlySet<string> {
  const alerts = list.matchAll(/alertname="(.*?)", alertstate="(.*?)"/gu);
  return new Set([...alerts].map(([, alert = '', state = '']) => `${alert} ${state}`));
}
