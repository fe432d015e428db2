import { chooseMany, chooseOne, writeText } from '../../../blocks/form.ts';
import type { Block } from '../../../blocks/message.ts';
import { figureText, timeText } from '../file/figures.ts';
import { specLimits } from '../rules/check-spec.ts';
import { choice, fields } from './fields.ts';
import type { FormStart } from './start.ts';
import { timesText } from './times-text.ts';

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

/** At which hours. */
export function timeBlocks({ spec, zone }: FormStart): Blocks {
  const { hours, mentions = [] } = spec;
  const timetable = hours?.kind === 'timetable' ? hours.timetable : undefined;
  const mentionZone = mentions.find(({ when }) => when)?.when?.zone;
  return [
    chooseOne({
      blockId: fields.hours,
      label: 'It is judged',
      hint: 'A queue that closes stays judged until its contacts are served.',
      choices: [
        { label: 'while the queue is open', value: 'open' },
        { label: 'day and night', value: 'always' },
        { label: 'at the times below', value: 'times' },
      ],
      chosen: { 'opening-hours': 'open', always: 'always', timetable: 'times' }[
        hours?.kind ?? 'opening-hours'
      ],
    }),
    short(
      fields.times,
      'Times of its own',
      timetable && timesText(timetable),
      'mon-fri 08:00-18:00, sat 09:00-12:00',
    ),
    short(
      fields.zone,
      'Time zone',
      timetable?.zone ?? mentionZone ?? zone,
      'Europe/Berlin',
      'Of these times, and of those at which people are called.',
    ),
  ];
}

/** What is left. */
export function moreBlocks({ spec }: FormStart): Blocks {
  return [
    chooseMany({
      blockId: fields.options,
      label: 'Also',
      choices: [
        { label: 'One message for several queues at once', value: choice.grouped },
        { label: 'Critical ones to the outgoing webhook', value: choice.webhook },
      ],
      chosen: [
        ...(spec.isGrouped ? [choice.grouped] : []),
        ...(spec.toWebhook ? [choice.webhook] : []),
      ],
      maximum: 2,
    }),
    writeText({
      isOptional: true,
      blockId: fields.runbook,
      label: 'Runbook',
      hint: 'Where it stands what to do: an https address.',
      placeholder: 'https://wiki.example.com/waits',
      maximum: specLimits.runbook,
      written: spec.runbook,
    }),
    writeText({
      isOptional: true,
      blockId: fields.note,
      label: 'Note',
      placeholder: 'Shown with each alert',
      maximum: specLimits.note,
      written: spec.note,
      isLong: true,
    }),
  ];
}

/** A time which may be left out. */
export function time(
  blockId: string,
  label: string,
  seconds: number | undefined,
  hint: string,
): Block {
  return short(blockId, label, seconds ? timeText(seconds) : undefined, '5m', hint);
}

function short(
  blockId: string,
  label: string,
  written: string | undefined,
  placeholder: string,
  hint?: string,
): Block {
  return writeText({
    isOptional: true,
    blockId,
    label,
    placeholder,
    maximum: 500,
    written,
    ...(hint !== undefined && { hint }),
  });
}
