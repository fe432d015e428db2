import { limits } from '../../../blocks/limits.ts';
import type { Block } from '../../../blocks/message.ts';
import { actions, context, section } from '../../../blocks/primitives.ts';
import { runButton } from '../../../blocks/run-button.ts';
import { count, lengthOf, nameWithin } from '../../../blocks/text.ts';
import type { CasesRun } from './run-file-cases.ts';

/** Of the blocks of a message, for lines of a file; the rest is around them. */
const mostSections = 12;

/** Lines packed into as few sections as they fit, whole; what does not fit is counted. */
export function sections(lines: readonly string[]): readonly Block[] {
  const texts: string[] = [];
  for (const [index, line] of lines.entries()) {
    const last = texts.at(-1);
    const joined = last === undefined ? line : `${last}\n${line}`;
    if (last !== undefined && lengthOf(joined) <= limits.sectionText) {
      texts[texts.length - 1] = joined;
    } else if (texts.length < mostSections) {
      texts.push(line);
    } else {
      return [...texts.map((text) => section(text)), context(`and ${lines.length - index} more`)];
    }
  }
  return texts.map((text) => section(text));
}

/** How the cases of a file went; nothing where it has none. */
export function casesBlocks({ passed, failed, skipped }: CasesRun): readonly Block[] {
  const run = passed + failed.length + skipped.length;
  if (run === 0) return [];
  const text = `*${count(run, 'case')}* of the file: ${passed} passed, ${failed.length} failed, ${skipped.length} skipped.`;
  const why = [
    ...failed.map((one) => `failed ${nameWithin(one, 300)}`),
    ...skipped.map((one) => `skipped ${nameWithin(one, 300)}`),
  ];
  return [section(text), ...sections(why)];
}

/** The way back to the form. */
export function againRow(): Block {
  return actions('import', [
    runButton({ label: 'Import again', command: 'alerts', text: 'import', id: 'again' }),
  ]);
}
