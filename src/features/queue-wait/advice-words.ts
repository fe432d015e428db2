import { setDuration, spokenDuration } from '../../blocks/format.ts';
import { list, name } from '../../blocks/text.ts';
import { channelWord } from '../words-for.ts';
import type { Advice, AdviceByLine, Instead } from './advice.ts';
import type { QueueLine } from './queue-line.ts';

/** So many queues of one piece of advice are named. */
const mostNamed = 4;

/**
 * "*Billing* is over its limit of 5 min: consider offering callbacks, or *Returns*, the least congested
 * queue that takes voice (about 40 s)." What is to be said of several queues alike is said once. For mrkdwn.
 */
export function adviceTexts(advice: AdviceByLine): readonly string[] {
  const alike = new Map<string, [QueueLine, Advice][]>();
  for (const [line, one] of advice) {
    const what = `${one.why}: ${whatToDo(line, one)}`;
    alike.set(what, [...(alike.get(what) ?? []), [line, one]]);
  }
  return [...alike.values()].flatMap((lines) => {
    const [[line, one] = []] = lines;
    return line && one ? [`${stateOf(lines, one)}: ${whatToDo(line, one)}`] : [];
  });
}

/** Marks a line that is over its limit: ", over its limit of 5 min"; nothing for others. */
export function overWords(advice: Advice | undefined): string {
  return advice?.why === 'over-limit'
    ? `, over its limit of ${setDuration(advice.limitSeconds)}`
    : '';
}

function stateOf(
  lines: readonly (readonly [QueueLine, Advice])[],
  { why, limitSeconds }: Advice,
): string {
  const names = [...new Set(lines.map(([{ queueName }]) => `*${name(queueName)}*`))];
  const rest = names.length - mostNamed;
  const said = list(rest > 0 ? [...names.slice(0, mostNamed), `${rest} more`] : names);
  const isOne = names.length === 1;
  if (why === 'nobody-staffed') return `${said} ${isOne ? 'has' : 'have'} nobody staffed`;
  if (lines.length === 1) return `${said} is over its limit of ${setDuration(limitSeconds)}`;
  return `${said} ${isOne ? 'is over its' : 'are over their'} limit`;
}

function whatToDo({ row }: QueueLine, { instead }: Advice): string {
  return `consider offering callbacks${elsewhere(instead, channelWord(row.channel))}`;
}

function elsewhere(instead: Instead, channel: string): string {
  switch (instead.kind) {
    case 'named':
      return `, or *${name(instead.queueName)}*, the least congested queue that takes ${channel} (${insteadWords(instead)}).`;
    case 'none-shorter':
      return `; no queue that takes ${channel} is shorter.`;
    case 'not-known':
      return `; whether another queue that takes ${channel} is shorter is not known.`;
    case 'unread':
      return '; the other queues were not looked at.';
  }
}

function insteadWords({ seconds, by }: Extract<Instead, { kind: 'named' }>): string {
  if (by === 'nobody-waits') return 'at once';
  const spoken = spokenDuration(seconds);
  const about = spoken.startsWith('about') ? spoken : `about ${spoken}`;
  return by === 'oldest' ? `its oldest contact waits ${spoken}` : about;
}
