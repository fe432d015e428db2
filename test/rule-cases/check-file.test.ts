import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { checkCases, RuleCasesError, readArguments } from '../../src/rule-cases/check-file.ts';
import { root } from '../house/sources.ts';

const yaml = `
cases:
  - id: waits a minute
    rule: { op: '>', threshold: 300, for: 60 }
    samples:
      - { t: 0, value: 400 }
      - { t: 60, value: 400 }
    expected:
      - { t: 0, state: pending, notify: false }
      - { t: 60, state: firing, notify: true }
`;

describe('a file of cases', () => {
  test('is YAML or JSON', () => {
    const fine = { text: 'pass waits a minute\n1 passed, 0 failed, 0 skipped\n', isFine: true };

    expect(checkCases(yaml)).toEqual(fine);
    expect(checkCases('{"cases":[]}')).toEqual({
      text: '0 passed, 0 failed, 0 skipped\n',
      isFine: true,
    });
  });

  test('that is neither says where', () => {
    expect(() => checkCases('cases: [')).toThrow(RuleCasesError);
    expect(() => checkCases('cases: [')).toThrow(/neither JSON nor YAML: .*line 1/su);
  });

  test('that holds no cases says what it has to hold', () => {
    expect(() => checkCases('rules: []')).toThrow(
      new RuleCasesError('The file has to hold a list of cases: { cases: [{ id: first, … }] }.'),
    );
  });

  test('is named alone', () => {
    expect(readArguments(['cases.yml'])).toBe('cases.yml');
    expect(() => readArguments([])).toThrow('npm run -s rules:test -- FILE');
    expect(() => readArguments(['a', 'b'])).toThrow(RuleCasesError);
  });

  test('stands in the docs as an example that passes', async () => {
    const docs = await readFile(join(root, 'docs/rule-tests.md'), 'utf8');
    const examples = [...docs.matchAll(/```yaml\n(.*?)```/gsu)].map(([, example = '']) => example);

    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) expect(checkCases(example)).toMatchObject({ isFine: true });
  });
});

describe('the program', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rule-cases-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function run(text: string | undefined) {
    const file = join(folder, 'cases.yml');
    if (text === undefined) await rm(file, { force: true });
    else await writeFile(file, text);
    const args = ['--import', 'tsx', join(root, 'src/rule-cases/main.ts'), file];
    return promisify(execFile)(process.execPath, args, { cwd: root }).then(
      ({ stdout }) => ({ code: 0, stdout, stderr: '' }),
      ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
        code,
        stdout,
        stderr,
      }),
    );
  }

  test('ends well when all pass, and badly when one fails', async () => {
    expect(await run(yaml)).toMatchObject({ code: 0, stdout: expect.stringContaining('1 passed') });
    expect(await run(yaml.replace('state: pending', 'state: firing'))).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('FAIL waits a minute at 0: wanted firing, got pending'),
    });
  });

  test('says in one sentence what it cannot read', async () => {
    const missing = await run(undefined);
    expect(missing).toMatchObject({ code: 2, stdout: '' });
    expect(missing.stderr).toMatch(/^ENOENT.*cases\.yml'\n$/u);
    const { code, stderr } = await run('cases: [');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^The file is neither JSON nor YAML: .* at line 1, column 9\.\n$/u);
  });
});
