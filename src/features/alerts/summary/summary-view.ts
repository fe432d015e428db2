import { dateAndTime, setDuration, shortDuration } from '../../../blocks/format.ts';
import { context, section } from '../../../blocks/primitives.ts';
import { count, list, name } from '../../../blocks/text.ts';
import type { Episode } from '../../../domain/alerting/alert.ts';
import { type Rule, unitOf } from '../../../domain/alerting/rule.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import type { Announcement } from '../../../ports/slack.ts';
import { targetWords } from '../acts/alert-words.ts';
import type { Hint } from './hint.ts';
import type { SummedUp } from './sum-up.ts';

/** So many open alerts are named. */
const mostOpen = 5;

/** What a channel is told of its alerts since the last time; no agent is named, since others read along. */
export function summaryView(
  sum: SummedUp,
  { homeId, names }: { readonly homeId: string; readonly names: Names | undefined },
): Announcement {
  const headline = headlineOf(sum);
  const lines = [
    acknowledgedWords(sum),
    longestWords(sum, names),
    ...noisiestWords(sum),
    openWords(sum, names),
  ].filter((line) => line !== undefined);
  const range = `From ${dateAndTime(sum.from)} to ${dateAndTime(sum.until)}.`;
  return {
    kind: 'alert',
    fitFor: 'colleagues',
    eventId: homeId,
    text: [headline, ...lines].join('\n'),
    blocks: [
      section(headline),
      ...(lines.length > 0 ? [section(lines.map((line) => `• ${line}`).join('\n'))] : []),
      context(range),
    ],
  };
}

function headlineOf({ critical, warning, unseen }: SummedUp): string {
  const seen = critical + warning;
  const levels = [
    ...(critical > 0 ? [`${critical} critical`] : []),
    ...(warning > 0 ? [count(warning, 'warning')] : []),
  ];
  const shown =
    seen === 0
      ? '*No alerts* since the last summary.'
      : `*${count(seen, 'alert')}* since the last summary: ${list(levels)}.`;
  if (unseen === 0) return shown;
  return `${shown} ${unseen} more ${unseen === 1 ? 'was' : 'were'} kept quiet from beginning to end.`;
}

function acknowledgedWords(sum: SummedUp): string | undefined {
  const { acknowledged, medianToAcknowledge, neverAcknowledged } = sum;
  const taken =
    medianToAcknowledge === undefined
      ? undefined
      : `${acknowledged} acknowledged, ${acknowledged === 1 ? 'after' : 'half of them within'} ${shortDuration(medianToAcknowledge)}`;
  const never =
    neverAcknowledged > 0
      ? `${neverAcknowledged} over without anybody acknowledging ${neverAcknowledged === 1 ? 'it' : 'them'}`
      : undefined;
  const both = [taken, never].filter(Boolean).join('; ');
  return both === '' ? undefined : `${both}.`;
}

function longestWords({ longest }: SummedUp, names: Names | undefined): string | undefined {
  if (!longest) return undefined;
  const still = longest.isOpen ? ', and it goes on' : '';
  return `The longest lasted ${shortDuration(longest.seconds)}: ${targetWords(longest.target, names)}${still}.`;
}

function noisiestWords({ noisiest }: SummedUp): readonly string[] {
  if (!noisiest) return [];
  const { rule, count: times, hint } = noisiest;
  const said = `The noisiest rule was ${ruleWords(rule)}: ${count(times, 'alert')}.`;
  return [hint ? `${said} ${hintWords(hint, rule, times)}` : said];
}

function hintWords(hint: Hint, rule: Rule, times: number): string {
  if (hint.kind === 'for') {
    return `${hint.spared} of ${times} were over within a minute: with \`for 1m\` they would not have fired.`;
  }
  // Rounded to the side on which it still holds.
  const isOver = rule.comparison === 'over';
  const value = valueWords(rule, isOver ? Math.ceil(hint.value) : Math.floor(hint.value));
  const never = isOver ? `never went over ${value}` : `never went under ${value}`;
  return `${hint.spared} of ${times} ${never}: with that as its threshold they would not have fired.`;
}

function ruleWords(rule: Rule): string {
  const line = valueWords(rule, rule.threshold);
  return `\`${name(rule.id)}\` (${rule.metric.kind} ${rule.comparison} ${line})`;
}

function valueWords({ metric }: Rule, value: number): string {
  switch (unitOf(metric)) {
    case 'seconds':
      return setDuration(value);
    case 'percent':
      return `${value} %`;
    case 'count':
      return String(value);
  }
}

function openWords({ open }: SummedUp, names: Names | undefined): string | undefined {
  if (open.length === 0) return undefined;
  const named = open.slice(0, mostOpen).map((episode) => openLine(episode, names));
  const more = open.length - named.length;
  const all = [...named, ...(more > 0 ? [`${more} more`] : [])];
  return `Still open: ${list(all)}.`;
}

/** Whoever has it is not mentioned: a summary calls nobody. */
function openLine({ target, level, acknowledged }: Episode, names: Names | undefined): string {
  const taken = acknowledged ? 'acknowledged' : 'nobody has it';
  return `${targetWords(target, names)} (${level}, ${taken})`;
}
