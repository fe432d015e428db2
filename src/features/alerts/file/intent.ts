import { type Misunderstood, misunderstood } from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';
import { unpacked } from './packed.ts';
import type { GivenFile } from './show-difference.ts';

export interface ExportIntent {
  readonly kind: 'export-rules';
  readonly whose: 'all' | 'mine';
}

/** `export`, `export all`, `export mine`. Total. */
export function parseExport(words: readonly Word[]): ExportIntent | Misunderstood {
  const texts = textsOf(words);
  if (texts.length === 0) return { kind: 'export-rules', whose: 'all' };
  const [whose] = texts;
  return texts.length === 1 && (whose === 'all' || whose === 'mine')
    ? { kind: 'export-rules', whose }
    : misunderstood('After export goes all or mine.');
}

export interface OpenImportIntent {
  readonly kind: 'open-import';
  readonly isReplacing: boolean;
}

/** `import`, `import replace`: the form. Total. */
export function parseImport(words: readonly Word[]): OpenImportIntent | Misunderstood {
  const texts = textsOf(words);
  if (texts.length === 0) return { kind: 'open-import', isReplacing: false };
  return texts.length === 1 && texts[0] === 'replace'
    ? { kind: 'open-import', isReplacing: true }
    : misunderstood(
        'Type import, or import replace to remove the rules that are not in the file, too. The file goes into the form that opens.',
      );
}

export interface ReadImportIntent extends GivenFile {
  readonly kind: 'read-import';
}

/** `import-text [replace] <the text, packed>`: what the form makes of what was pasted. Total. */
export function parseImportText(words: readonly Word[]): ReadImportIntent | Misunderstood {
  const { word, isReplacing } = givenIn(words);
  const text = word === undefined ? undefined : unpacked(word);
  return text === undefined ? intoForm : { kind: 'read-import', text, isReplacing };
}

export interface FileImportIntent extends Pick<GivenFile, 'isReplacing'> {
  readonly kind: 'file-import';
  readonly fileId: string;
}

/** `import-file [replace] F0FILE0001`: what the form makes of a file that was chosen. Total. */
export function parseImportFile(words: readonly Word[]): FileImportIntent | Misunderstood {
  const { word, isReplacing } = givenIn(words);
  return word !== undefined && /^F[A-Z0-9]{2,30}$/u.test(word)
    ? { kind: 'file-import', fileId: word, isReplacing }
    : intoForm;
}

const intoForm = misunderstood('Type import, and put the file into the form that opens.');

function givenIn(words: readonly Word[]): { word: string | undefined; isReplacing: boolean } {
  const [first, ...rest] = words;
  const isReplacing = first?.kind === 'word' && first.text === 'replace' && rest.length > 0;
  const [given, ...more] = isReplacing ? rest : words;
  const isOne = given?.kind === 'word' && more.length === 0;
  return { word: isOne ? given.text : undefined, isReplacing };
}

export interface DraftIntent {
  readonly kind: 'draft';
  readonly draftId: string;
}

/** `import-apply k3x9bd`, `import-cancel k3x9bd`. Total. */
export function parseDraft(words: readonly Word[]): DraftIntent | Misunderstood {
  const [id, ...more] = words;
  return id?.kind === 'word' && more.length === 0 && /^[a-z0-9]{1,20}$/u.test(id.text)
    ? { kind: 'draft', draftId: id.text }
    : misunderstood('Type import, and press Apply below the difference.');
}

function textsOf(words: readonly Word[]): readonly string[] {
  return words.map((word) => (word.kind === 'word' ? word.text.toLowerCase() : '?'));
}
