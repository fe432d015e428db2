import type { Block, Message } from '../../../blocks/message.ts';
import { actions, context, section } from '../../../blocks/primitives.ts';
import { runButton } from '../../../blocks/run-button.ts';
import { count, list, name, nameWithin } from '../../../blocks/text.ts';
import { fieldChanges } from './difference.ts';
import { draftSeconds, type ImportReport } from './import-ports.ts';
import { againRow, casesBlocks, sections } from './line-sections.ts';
import { specWords } from './spec-words.ts';

type DifferenceReport = Extract<ImportReport, { kind: 'difference' }>;

/** What a file would change, what keeps it from being applied, and the button that applies it. */
export function differenceView(report: DifferenceReport): Message {
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

function changeLines({ difference, names }: DifferenceReport): readonly string[] {
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
