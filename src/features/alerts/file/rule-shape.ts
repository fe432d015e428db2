import { z } from 'zod';
import { knownChannels } from '../../../domain/contact-centre.ts';
import { parseDuration } from '../../../grammar/duration.ts';
import { metricWords, watchedActivities } from './metric-words.ts';
import { parseWeekTime } from './week-times.ts';

/** Everything in the file is read as text, so that a queue called 007 keeps its zeros. */
const text = z.string().trim().min(1);
const time = text.refine((value) => timeSeconds(value) !== undefined);
/** One, or several. */
const oneOrMore = <Each extends z.ZodType>(each: Each) =>
  z.union([each.transform((only) => [only]), z.array(each).min(1)]);
const names = oneOrMore(text);
const member = text.regex(/^[UWS][A-Z0-9]+$/u);
const yesOrNo = z.enum(['true', 'false']).transform((word) => word === 'true');
const timetable = z.strictObject({
  zone: text,
  times: oneOrMore(text.refine((value) => parseWeekTime(value) !== undefined)),
});
const channel = text
  .transform((word) => word.toUpperCase().replace('E-MAIL', 'EMAIL'))
  .refine((word) => knownChannels.includes(word));
const mention = z.union([
  member.transform((who) => ({ who, from: 'warning' as const, when: undefined })),
  z.strictObject({
    who: member,
    from: z.enum(['warning', 'critical']).default('warning'),
    when: timetable.optional(),
  }),
]);

/** One rule as it stands in the file. A name that is not here is a slip of the pen, and said so. */
export const ruleShape = z.strictObject({
  id: text.regex(/^[a-z0-9]{1,20}$/u).optional(),
  watch: z.enum(Object.values(metricWords)),
  window: time.optional(),
  state: z.enum(watchedActivities).optional(),
  status: text.optional(),
  queues: names.optional(),
  group: text.optional(),
  'routing-profiles': names.optional(),
  team: text.optional(),
  agents: names.optional(),
  all: z.literal('true').optional(),
  channels: oneOrMore(channel).optional(),
  over: text.optional(),
  under: text.optional(),
  critical: text.optional(),
  clear: text.optional(),
  for: time.optional(),
  'keep-firing': time.optional(),
  repeat: z.union([z.literal('never'), time]).optional(),
  'no-data': z.enum(['keep', 'ok', 'alert']).optional(),
  when: z.union([z.enum(['always', 'open']), timetable]).optional(),
  'post-in': text.regex(/^[CG][A-Z0-9]+$/u),
  mention: oneOrMore(mention).optional(),
  escalate: z.strictObject({ after: time, who: oneOrMore(member) }).optional(),
  'ack-holds': time.optional(),
  grouped: yesOrNo.optional(),
  webhook: yesOrNo.optional(),
  runbook: text.optional(),
  note: text.optional(),
});

export type FileRule = z.infer<typeof ruleShape>;
/** The fields a rule may have. */
export const ruleFields = Object.keys(ruleShape.shape);

/** Seconds of a time such as 5m or 0s; undefined for anything else. */
export function timeSeconds(value: string): number | undefined {
  return /^0s?$/u.test(value) ? 0 : parseDuration(value);
}

const someTime = 'a time such as 90s, 5m or 1h30m';
const someFigure = 'a time such as 5m, a number, or a percentage such as 80%';
const someNames = 'names or ids, such as [Billing, Sales]';
const someTimes =
  'always, open, or a zone and times, such as { zone: Europe/Berlin, times: ["mon-fri 08:00-18:00"] }';
const somebody = 'ids of people (U…) or user groups (S…), such as [U0SAM00001]';

/** What has to stand where; by the name of the field. */
export const expected: Readonly<Record<string, string>> = {
  id: 'the short id of a rule, such as k3x9ab; leave it out to make a new one',
  watch: `one of ${Object.values(metricWords).join(', ')}`,
  window: someTime,
  state: `one of ${watchedActivities.join(', ')}`,
  status: 'the name of a status, such as Lunch',
  queues: someNames,
  group: 'the name of a group of queues',
  'routing-profiles': someNames,
  team: 'the name of a team',
  agents: someNames,
  all: 'true, or left out',
  channels: `of ${knownChannels.map((word) => word.toLowerCase()).join(', ')}, such as [voice]`,
  over: someFigure,
  under: someFigure,
  critical: someFigure,
  clear: someFigure,
  for: someTime,
  'keep-firing': someTime,
  repeat: `${someTime}, or never`,
  'no-data': 'keep, ok or alert',
  when: someTimes,
  'post-in': 'the id of a Slack channel, such as C0FLOOR001',
  mention: `${somebody}, or { who: U0SAM00001, from: critical }`,
  escalate: '{ after: 10m, who: [U0SAM00001] }',
  'ack-holds': someTime,
  grouped: 'true or false',
  webhook: 'true or false',
  runbook: 'an https address',
  note: 'a text',
  version: '1',
  rules: 'a list of rules, each beginning with a dash',
  cases: 'a list of cases',
};
