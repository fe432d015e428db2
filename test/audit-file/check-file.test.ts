import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { checkFile, readArguments } from '../../src/audit-file/check-file.ts';
import { headText } from '../../src/chain/chain.ts';
import { entryLine, partLine } from '../../src/chain/lines.ts';
import type { ChainHead } from '../../src/domain/audit.ts';
import { aChain, audited } from '../fixtures/audit.ts';
import { root } from '../house/sources.ts';

const tenant = { workspace: 'T0FLOOR001', instance: 'i-1' };
const five = aChain(audited(5));
const lines = five.map((entry) => entryLine(tenant, entry));
const head = { number: 5, hash: five[4]?.hash ?? '' };

async function check(texts: readonly string[], given?: ChainHead) {
  async function* each() {
    yield* texts;
  }
  return checkFile(each(), given);
}

describe('a file of the audit', () => {
  test('is intact as it was exported', async () => {
    expect(await check([...lines, ''])).toEqual({
      text: `Head: ${headText(head)}\nOK: Intact from entry 1 to entry 5.\n`,
      isIntact: true,
    });
  });

  test('is intact against a head that was posted', async () => {
    const { text, isIntact } = await check(lines, { number: 3, hash: five[2]?.hash ?? '' });

    expect(isIntact).toBe(true);
    expect(text).toContain('The chain contains the head 3:');
  });

  test('that was asked to begin later says so', async () => {
    const { text, isIntact } = await check([partLine(tenant, 3), ...lines.slice(2)]);

    expect(isIntact).toBe(true);
    expect(text).toContain('what stood before its first entry cannot be checked');
  });

  test.each<[string, readonly string[], string]>([
    [
      'with a changed word',
      lines.map((line) => line.replace('entry 3', 'entry 9')),
      'Entry 3 was changed',
    ],
    ['without a line', lines.toSpliced(2, 1), 'Entry 3 is missing.'],
    ['whose beginning was cut', lines.slice(2), 'The chain begins at entry 3'],
    [
      'that begins later than it says',
      [partLine(tenant, 2), ...lines.slice(2)],
      'begins at entry 3',
    ],
    ['with lines in another order', lines.toReversed(), 'inserted or swapped'],
    ['with a line that is none', [...lines, 'nonsense'], 'Line 6 of the file is no entry'],
    ['with a beginning in its middle', [...lines, partLine(tenant, 6)], 'Line 6 of the file'],
    ['of nothing', [], 'There is no entry in the audit.'],
  ])('is broken %s', async (_what, texts, words) => {
    const { text, isIntact } = await check(texts);

    expect(isIntact).toBe(false);
    expect(text).toContain(words);
  });

  test('is broken where its tail was cut after a head was posted', async () => {
    const { text, isIntact } = await check(lines.slice(0, 4), head);

    expect(isIntact).toBe(false);
    expect(text).toContain('it ends at entry 4. Its tail was cut');
    expect(text).toMatch(/\nBROKEN: .*\n$/);
  });
});

describe('what is typed', () => {
  test('is a file, and a head or none', () => {
    expect(readArguments(['audit.jsonl'])).toEqual({ file: 'audit.jsonl', given: undefined });
    expect(readArguments(['audit.jsonl', headText(head)]).given).toEqual(head);
  });

  test.each([[[]], [['a', '12']], [['a', headText(head), 'more']]])('is not %j', (typed) => {
    expect(() => readArguments(typed)).toThrow('npm run -s audit:verify -- FILE [number:hash]');
  });
});

describe('the command', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'floorwalker-audit-'));
    await writeFile(join(directory, 'whole.jsonl'), `${lines.join('\n')}\n`);
    await writeFile(join(directory, 'cut.jsonl'), `${lines.slice(1).join('\r\n')}\r\n`);
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  const run = (...args: string[]) =>
    promisify(execFile)('npx', ['tsx', 'src/audit-file/main.ts', ...args], { cwd: root }).then(
      ({ stdout }) => ({ code: 0, stdout, stderr: '' }),
      ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
        code,
        stdout,
        stderr,
      }),
    );

  test.each([
    ['whole.jsonl', 0, 'OK: Intact from entry 1 to entry 5.', ''],
    ['cut.jsonl', 1, 'BROKEN: One thing is wrong, first at entry 2.', ''],
    ['not-there.jsonl', 2, '', 'no such file'],
  ])(
    'ends for %s with %d',
    async (name, code, said, complained) => {
      const outcome = await run(join(directory, name));

      expect(outcome).toMatchObject({ code });
      expect(outcome.stdout).toContain(said);
      expect(outcome.stderr).toContain(complained);
    },
    30_000,
  );
});
