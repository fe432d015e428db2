import { describe, expect, test } from '@jest/globals';
import { importFromForm } from '../../../../src/features/alerts/file/index.ts';
import {
  parseDraft,
  parseExport,
  parseImport,
  parseImportFile,
  parseImportText,
} from '../../../../src/features/alerts/file/intent.ts';
import { packed, unpacked } from '../../../../src/features/alerts/file/packed.ts';
import { readWords } from '../../../../src/grammar/words.ts';

function words(line: string) {
  const read = readWords(line);
  if (read.kind === 'problem') throw new Error(read.problem);
  return read.words;
}

test.each<[string, object]>([
  ['', { whose: 'all' }],
  ['all', { whose: 'all' }],
  ['MINE', { whose: 'mine' }],
  ['ours', { kind: 'misunderstood' }],
  ['all mine', { kind: 'misunderstood' }],
])('export %s', (line, wanted) => {
  expect(parseExport(words(line))).toMatchObject(wanted);
});

test.each<[string, object]>([
  ['', { isReplacing: false }],
  ['replace', { isReplacing: true }],
  ['version: 1', { kind: 'misunderstood' }],
])('import %s', (line, wanted) => {
  expect(parseImport(words(line))).toMatchObject(wanted);
});

test.each<[string, object]>([
  [packed('version: 1\n'), { text: 'version: 1\n', isReplacing: false }],
  [`replace ${packed('replace')}`, { text: 'replace', isReplacing: true }],
  ['', { kind: 'misunderstood' }],
  ['not/packed', { kind: 'misunderstood' }],
  [`${packed('a')} ${packed('b')}`, { kind: 'misunderstood' }],
])('import-text %s', (line, wanted) => {
  expect(parseImportText(words(line))).toMatchObject(wanted);
});

test.each<[string, object]>([
  ['F0FILE0001', { fileId: 'F0FILE0001', isReplacing: false }],
  ['replace F0FILE0001', { fileId: 'F0FILE0001', isReplacing: true }],
  ['', { kind: 'misunderstood' }],
  ['C0FLOOR001', { kind: 'misunderstood' }],
  ['F0FILE0001 now', { kind: 'misunderstood' }],
])('import-file %s', (line, wanted) => {
  expect(parseImportFile(words(line))).toMatchObject(wanted);
});

test.each<[string, object]>([
  ['k3x9bd', { draftId: 'k3x9bd' }],
  ['', { kind: 'misunderstood' }],
  ['K3/x9', { kind: 'misunderstood' }],
  ['k3x9bd now', { kind: 'misunderstood' }],
])('import-apply %s', (line, wanted) => {
  expect(parseDraft(words(line))).toMatchObject(wanted);
});

test('a text is packed into one word and comes back as it was', () => {
  const text = '“a”: <b> & c\n\t- ü 🎧\n';

  expect(packed(text)).toMatch(/^[A-Za-z0-9_-]+$/u);
  expect(unpacked(packed(text))).toBe(text);
  expect(unpacked('*')).toBeUndefined();
});

describe('what was pasted', () => {
  test('in several parts is one file', () => {
    const outcome = importFromForm(
      new Map([
        ['part-1', ['version: 1']],
        ['part-2', ['rules: []']],
        ['part-3', []],
        ['rest', ['remove']],
      ]),
    );

    expect(outcome).toEqual({
      kind: 'line',
      text: `import-text replace ${packed('version: 1\nrules: []')}`,
    });
  });

  test('is chosen instead, but not both', () => {
    const file: [string, readonly string[]] = ['file', ['F0FILE0001']];

    expect(importFromForm(new Map([file]))).toEqual({
      kind: 'line',
      text: 'import-file F0FILE0001',
    });
    expect(importFromForm(new Map([file, ['part-1', ['version: 1']]]))).toEqual({
      kind: 'problems',
      problems: { 'part-1': 'Leave this empty, or the file above out.' },
    });
  });

  test('as nothing but space stays open', () => {
    expect(importFromForm(new Map([['part-1', ['  \n']]]))).toEqual({
      kind: 'problems',
      problems: { 'part-1': 'Put the file here.' },
    });
  });
});
