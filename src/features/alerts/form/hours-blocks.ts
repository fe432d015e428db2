import { chooseOne } from '../../../blocks/form.ts';
import type { Block } from '../../../blocks/message.ts';
import { fields } from './fields.ts';
import { short } from './short-inputs.ts';
import type { FormStart } from './start.ts';
import { timesText } from './times-text.ts';

type Blocks = readonly (Block | undefined)[];

/** At which hours. */
export function hoursBlocks({ spec, zone }: FormStart): Blocks {
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
