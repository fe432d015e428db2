import type { Message } from '../../../blocks/message.ts';
import { actions, section } from '../../../blocks/primitives.ts';
import { runButton } from '../../../blocks/run-button.ts';
import { count, list, name, nameWithin } from '../../../blocks/text.ts';
import { oneSentence } from '../../settings-answers.ts';
import { differenceView } from './difference-view.ts';
import { draftSeconds, type ImportReport } from './import-ports.ts';
import { againRow, casesBlocks, sections } from './line-sections.ts';

type Of<Kind extends ImportReport['kind']> = Extract<ImportReport, { kind: Kind }>;

/** What is wrong with a file, what it would change, or what it has changed. */
export function importView(report: ImportReport): Message {
  switch (report.kind) {
    case 'file-problems':
      return problemsView(report);
    case 'nothing-new':
      return nothingView(report);
    case 'difference':
      return differenceView(report);
    case 'applied':
      return appliedView(report);
    case 'draft-over':
      return oneSentence(
        `This cannot be applied any more: it was applied already, or shown more than ${draftSeconds / 60} minutes ago. Type \`import\` after the command to read the file again.`,
      );
    case 'no-file':
      return oneSentence(
        'This file is not there any more, or somebody else uploaded it. Type `import` and choose it again.',
      );
    case 'too-large':
      return oneSentence(
        'The file has more than 1 MB, so it was not read. Split it: what is not in a file is left as it is.',
      );
    case 'too-many':
      return oneSentence(
        'Nothing was changed: there would be more rules than fit. Remove some first.',
      );
  }
}

function problemsView({ problems, more }: Of<'file-problems'>): Message {
  const found = count(problems.length + more, 'problem');
  const text = `Nothing was changed: there ${problems.length + more === 1 ? 'is' : 'are'} *${found}* in the file.`;
  const lines = problems.map(({ line, problem }) => `line ${line}: ${nameWithin(problem, 300)}`);
  const rest = more > 0 ? [`and ${more} more`] : [];
  return {
    text: `${text} The first is in line ${problems[0]?.line ?? 1}.`,
    blocks: [section(text), ...sections([...lines, ...rest]), againRow()],
  };
}

function nothingView({ unchanged, cases }: Of<'nothing-new'>): Message {
  const text = `The file changes nothing: ${count(unchanged, 'rule')} of it ${unchanged === 1 ? 'stands' : 'stand'} as written.`;
  return { text, blocks: [section(text), ...casesBlocks(cases)] };
}

function appliedView({ added, changed, removed }: Of<'applied'>): Message {
  const part = (word: string, ids: readonly string[]) =>
    ids.length === 0 ? [] : [`${count(ids.length, 'rule')} ${word}: ${idList(ids)}`];
  const parts = [...part('added', added), ...part('changed', changed), ...part('removed', removed)];
  const text = `Done. ${parts.join('; ')}.`;
  return {
    text,
    blocks: [
      section(text),
      actions('imported', [
        runButton({ label: 'Show rules', command: 'alerts', text: 'list', id: 'list' }),
      ]),
    ],
  };
}

/** Some ids are enough to find the rest in the list. */
function idList(ids: readonly string[]): string {
  const shown = ids.slice(0, 20).map((id) => `\`${name(id)}\``);
  return ids.length > shown.length
    ? `${shown.join(', ')} and ${ids.length - shown.length} more`
    : list(shown);
}
