import { chooseOne } from '../../../blocks/form.ts';
import type { Block } from '../../../blocks/message.ts';
import { figureText } from '../file/figures.ts';
import { fields } from './fields.ts';
import { short, time } from './short-inputs.ts';
import type { FormStart } from './start.ts';

type Blocks = readonly (Block | undefined)[];

const figureHint = 'A time such as 5m, a number, or a percentage such as 80%.';

/** When it fires. */
export function thresholdBlocks({ spec }: FormStart): Blocks {
  const { metric, threshold, criticalThreshold, clearThreshold } = spec;
  const figure = (value: number | undefined) =>
    metric && value !== undefined ? figureText(value, metric) : undefined;
  return [
    chooseOne({
      blockId: fields.comparison,
      label: 'It fires when it is',
      choices: [
        { label: 'over', value: 'over' },
        { label: 'under', value: 'under' },
      ],
      chosen: spec.comparison,
    }),
    short(fields.threshold, 'this', figure(threshold), '5m', figureHint),
    short(
      fields.critical,
      'and is critical at',
      figure(criticalThreshold),
      '10m',
      'Worse than the figure above. Empty: it is never critical.',
    ),
    short(
      fields.clear,
      'It is over only at',
      figure(clearThreshold),
      '4m',
      'Better than the figure above, against alerts that come and go. Empty: at the figure above.',
    ),
    time(fields.for, 'once it has been so for', spec.forSeconds, 'Empty: at once.'),
    time(
      fields.keepFiring,
      'and keeps firing for',
      spec.keepFiringSeconds,
      'So long it has to be better before it is over. Empty: not at all.',
    ),
    chooseOne({
      blockId: fields.noData,
      label: 'Where Amazon Connect gives no figure',
      choices: [
        { label: 'it stays as it was', value: 'keep' },
        { label: 'all is well', value: 'ok' },
        { label: 'it is an alert', value: 'alert' },
      ],
      chosen: spec.noData,
    }),
  ];
}
