import { setDuration, spokenDuration } from '../../blocks/format.ts';
import { name } from '../../blocks/text.ts';
import { channelWord } from '../words-for.ts';
import type { Advice, Instead } from './advice.ts';
import type { QueueLine } from './queue-line.ts';

/**
 * "*Billing* is over its limit of 5 min: consider offering callbacks, or *Returns*, the least congested
 * queue that takes voice (about 40 s)." For mrkdwn.
 */
export function adviceWords(line: QueueLine, advice: Advice): string {
  const { why, limitSeconds } = advice;
  const state =
    why === 'nobody-staffed'
      ? 'has nobody staffed'
      : `is over its limit of ${setDuration(limitSeconds)}`;
  return `*${name(line.queueName)}* ${state}: ${whatToDo(line, advice)}`;
}

/** The same below a line that names its queue. */
export function shortAdvice(line: QueueLine, advice: Advice): string {
  const { why, limitSeconds } = advice;
  const state =
    why === 'nobody-staffed'
      ? 'Nobody is staffed'
      : `Over its limit of ${setDuration(limitSeconds)}`;
  return `${state}: ${whatToDo(line, advice)}`;
}

function whatToDo({ row }: QueueLine, { instead, hasLooked }: Advice): string {
  const channel = channelWord(row.channel);
  const rest = instead
    ? `, or *${name(instead.queueName)}*, the least congested queue that takes ${channel} (${insteadWords(instead)}).`
    : hasLooked
      ? `; no queue that takes ${channel} is shorter.`
      : '; the other queues could not be read just now.';
  return `consider offering callbacks${rest}`;
}

function insteadWords({ seconds, by }: Instead): string {
  if (by === 'nobody-waits') return 'at once: nobody waits and agents are available';
  const spoken = spokenDuration(seconds);
  const about = spoken.startsWith('about') ? spoken : `about ${spoken}`;
  return by === 'oldest' ? `its oldest contact waits ${spoken}` : about;
}
