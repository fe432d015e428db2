import { limits } from '../../../blocks/limits.ts';
import type { Block, Message } from '../../../blocks/message.ts';
import { actions, context, section } from '../../../blocks/primitives.ts';
import { runButton } from '../../../blocks/run-button.ts';
import { count, lengthOf, list, name, nameWithin } from '../../../blocks/text.ts';
import { oneSentence } from '../../settings-answers.ts';
import { fieldChanges } from './difference.ts';
import { draftSeconds, type ImportReport } from './import-ports.ts';
import type { CasesRun } from './run-file-cases.ts';
import { specWords } from './spec-words.ts';

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

function differenceView(report: Of<'difference'>): Message {
  const { difference, obstacles, cases, draftId, overtakenBy } = report;
  const { added, changed, removed, unchanged } = difference;
  const parts = [
    ...(added.length > 0 ? [`${count(added.length, 'rule')} added`] : []),
    ...(changed.length > 0 ? [`${count(changed.length, 'rule')} changed`] : []),
    ...(removed.length > 0 ? [`${count(removed.length, 'rule')} removed`] : []),
    ...(unchanged > 0 ? [`${unchanged} unchanged`] : []),
  ];
  const what = `*Nothing is changed yet.* The file means: ${list(parts)}.`;
  const overtaken =
    overtakenBy === undefined
      ? ''
      : `Somebody changed rule \`${name(overtakenBy)}\` meanwhile, so nothing was applied. Look again. `;
  const why = obstacles.map(({ line, ruleId, problem }) =>
    [
      line === undefined ? `rule \`${name(ruleId ?? '')}\`` : `line ${line}`,
      nameWithin(problem, 300),
    ].join(': '),
  );
  return {
    text: `${overtaken}${what}`.replaceAll('*', ''),
    blocks: [
      section(overtaken + what),
      ...(why.length > 0 ? [section('*This keeps it from being applied:*'), ...sections(why)] : []),
      ...casesBlocks(cases),
      ...sections(changeLines(report)),
      ...(draftId === undefined ? [againRow()] : [applyRow(draftId, removed.length)]),
      ...(draftId === undefined
        ? []
        : [
            context(
              `All of it is done, or nothing. This can be applied for ${draftSeconds / 60} minutes.`,
            ),
          ]),
    ],
  };
}

function changeLines({ difference, names }: Of<'difference'>): readonly string[] {
  const { added, changed, removed } = difference;
  return [
    ...added.map(({ id, spec }) => `*added* \`${id}\`: ${specWords(spec, names)}`),
    ...changed.map(({ rule, spec }) => {
      const fields = fieldChanges(rule, spec, names).map(
        ({ field, before, after }) =>
          `    ${field}: ${nameWithin(before, 200)} → ${nameWithin(after, 200)}`,
      );
      return [`*changed* \`${rule.id}\`, of <@${rule.ownerId}>:`, ...fields].join('\n');
    }),
    ...removed.map(
      (rule) => `*removed* \`${rule.id}\`, of <@${rule.ownerId}>: ${specWords(rule, names)}`,
    ),
  ];
}

function casesBlocks({ passed, failed, skipped }: CasesRun): readonly Block[] {
  const run = passed + failed.length + skipped.length;
  if (run === 0) return [];
  const text = `*${count(run, 'case')}* of the file: ${passed} passed, ${failed.length} failed, ${skipped.length} skipped.`;
  const why = [
    ...failed.map((one) => `failed ${nameWithin(one, 300)}`),
    ...skipped.map((one) => `skipped ${nameWithin(one, 300)}`),
  ];
  return [section(text), ...sections(why)];
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

function applyRow(draftId: string, removed: number): Block {
  return actions('import', [
    runButton({
      label: 'Apply',
      command: 'alerts',
      text: `import-apply ${draftId}`,
      id: 'apply',
      mode: 'replace',
      style: 'primary',
      ...(removed > 0 && {
        confirm: {
          title: 'Remove rules?',
          text: `${count(removed, 'rule')} will be removed. The open alerts of ${removed === 1 ? 'it' : 'them'} end.`,
          yes: 'Apply',
        },
      }),
    }),
    runButton({
      label: 'Cancel',
      command: 'alerts',
      text: `import-cancel ${draftId}`,
      id: 'cancel',
      mode: 'replace',
    }),
  ]);
}

function againRow(): Block {
  return actions('import', [
    runButton({ label: 'Import again', command: 'alerts', text: 'import', id: 'again' }),
  ]);
}

/** Of the blocks of a message, for lines of a file; the rest is around them. */
const mostSections = 12;

/** Lines packed into as few sections as they fit, whole; what does not fit is counted. */
function sections(lines: readonly string[]): readonly Block[] {
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
