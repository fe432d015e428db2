import type { AlertSummary } from '../../../domain/settings.ts';
import { type Misunderstood, misunderstood } from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';

export type SummaryIntent =
  | { readonly kind: 'show' }
  | { readonly kind: 'off'; readonly channelId: string }
  /** `zone` undefined: the asker's own. */
  | ({ readonly kind: 'set'; readonly zone: string | undefined } & Omit<AlertSummary, 'zone'>);

const example = 'summary #floor weekdays 18:00 Europe/Berlin';

const dayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** `summary`, `summary #floor daily 18:00 Europe/Berlin`, `summary #floor mon,fri 09:00`, `summary off #floor`. Total. */
export function parseSummary(words: readonly Word[]): SummaryIntent | Misunderstood {
  if (words.length === 0) return { kind: 'show' };
  const channels = words.flatMap((word) => (word.kind === 'channel' ? [word.channelId] : []));
  const [channelId, other] = channels;
  if (!channelId || other) {
    return misunderstood(`Name one channel, chosen from what Slack offers: ${example}.`);
  }
  const texts = words.flatMap((word) => (word.kind === 'word' ? [word.text] : []));
  if (texts.length + channels.length < words.length) return misunderstood(whatGoesHere);
  if (texts.length === 1 && texts[0]?.toLowerCase() === 'off') return { kind: 'off', channelId };
  return parseTimes(channelId, texts);
}

function parseTimes(channelId: string, texts: readonly string[]): SummaryIntent | Misunderstood {
  const at = texts.findIndex((text) => clock.test(text));
  if (at < 0) return misunderstood(`Say at what time, like 18:00: ${example}.`);
  const weekdays = daysOf(texts.slice(0, at).join(' '));
  if (!weekdays) {
    return misunderstood(
      `I read daily, weekdays or days like mon,fri before the time: ${example}.`,
    );
  }
  const [, hour = '', minute = ''] = clock.exec(texts[at] ?? '') ?? [];
  const [zone, more] = texts.slice(at + 1);
  if (more) return misunderstood(whatGoesHere);
  if (zone !== undefined && !isZone(zone)) {
    return misunderstood(`I know no time zone “${zone}”. Say one like Europe/Berlin: ${example}.`);
  }
  const time = Number(hour) * 60 + Number(minute);
  return { kind: 'set', channelId, weekdays, minute: time, zone };
}

const clock = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/;

const whatGoesHere = `I read a channel, the days, a time and a time zone here: ${example}.`;

function daysOf(text: string): readonly number[] | undefined {
  const lower = text.toLowerCase().trim();
  if (lower === 'daily' || lower === '') return [0, 1, 2, 3, 4, 5, 6];
  if (lower === 'weekdays') return [1, 2, 3, 4, 5];
  const days = lower
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((word) => dayNames.indexOf(word.slice(0, 3)));
  return days.includes(-1) ? undefined : [...new Set(days)].toSorted((a, b) => a - b);
}

function isZone(zone: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The days, time and zone as they are typed: `weekdays 18:00 Europe/Berlin`. */
export function timesLine({ weekdays, minute, zone }: Omit<AlertSummary, 'channelId'>): string {
  const time = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0'));
  return `${daysLine(weekdays)} ${time.join(':')} ${zone}`;
}

function daysLine(weekdays: readonly number[]): string {
  const key = weekdays.join();
  if (key === '0,1,2,3,4,5,6') return 'daily';
  if (key === '1,2,3,4,5') return 'weekdays';
  return weekdays.map((day) => dayNames[day]).join(',');
}
