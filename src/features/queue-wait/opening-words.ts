import { dateAndTime } from '../../blocks/format.ts';
import { name } from '../../blocks/text.ts';
import type { Opening } from '../../domain/opening.ts';

type Closed = Extract<Opening, { kind: 'closed' }>;

/** "closed (Christmas Day, opens tomorrow 08:00)", for mrkdwn. */
export function closedWords(closed: Closed): string {
  return `closed (${reopening(closed)})`;
}

/** "Christmas Day, opens tomorrow 08:00": why, where that is known, and until when. For mrkdwn. */
export function reopening({ opensAt, why }: Closed): string {
  const opens = opensAt ? `opens ${dateAndTime(opensAt)}` : 'not open within a week';
  return why === undefined ? opens : `${name(why)}, ${opens}`;
}
