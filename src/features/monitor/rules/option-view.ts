import type { Message } from '../../../blocks/message.ts';
import { actions, section } from '../../../blocks/primitives.ts';
import { runButton } from '../../../blocks/run-button.ts';
import { overtakenView } from '../../settings-answers.ts';
import { notification } from './notification.ts';
import type { OptionReport } from './option.ts';
import { type OptionName, optionAt, optionValues } from './option-values.ts';
import { optionLine } from './option-words.ts';

/** One rule as it is, what it means, and the others it could be. */
export function optionView(report: OptionReport): Message {
  if (report.kind === 'overtaken') return overtakenView;
  const { option, listening, change } = report;
  const lead =
    change &&
    (change === 'changed'
      ? 'Changed, for whatever is started from now on.'
      : 'It was so already. Nothing was changed.');
  const line = optionLine(listening, option);
  return {
    text: notification(lead, [line]),
    blocks: [
      ...(lead ? [section(lead)] : []),
      section(line),
      actions('option', [...others(option, optionAt(listening, option)), rulesButton]),
    ],
  };
}

const labels: Readonly<Record<string, string>> = {
  on: 'Turn on',
  off: 'Turn off',
  none: 'Do not tell',
  before: 'Tell before',
  during: 'Tell during',
};

function others(option: OptionName, now: string) {
  return optionValues[option]
    .filter((value) => value !== now)
    .map((value) =>
      runButton({
        label: labels[value] ?? value,
        command: 'monitor',
        text: `${option} ${value}`,
        id: `${option}-${value}`,
        mode: 'replace',
      }),
    );
}

export const rulesButton = runButton({
  label: 'All rules',
  command: 'monitor',
  text: 'rules',
  id: 'rules',
});
