import { z } from 'zod';
import type {
  AlertRecord,
  Episode,
  Home,
  LevelState,
  OwedHook,
  OwedReply,
} from '../../domain/alerting/alert.ts';
import type { MeasuredFacts } from '../../domain/alerting/measured.ts';
import { type Trouble, troubleNews } from '../../domain/alerting/trouble.ts';
import type { JournalPage } from '../../stores/alerting.ts';
import { count, date, maybe } from './parts.ts';
import { level, mentioned, rule, target } from './rule-shapes.ts';

const text = z.string();
const number = z.number();

const levelState: z.ZodType<LevelState> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('inactive') }),
  z.object({ kind: z.literal('pending'), activeAt: date }),
  z.object({
    kind: z.literal('firing'),
    activeAt: date,
    firedAt: date,
    calmSince: date.optional(),
  }),
]);

const record: z.ZodType<Omit<AlertRecord, 'version'>> = z.object({
  ruleId: text,
  target,
  state: z.object({
    warning: levelState,
    critical: levelState,
    episodeId: text.optional(),
    subject: text.optional(),
    recentStarts: z.array(date),
  }),
});

const facts: z.ZodType<MeasuredFacts> = z.object({
  asOf: date,
  channel: text.optional(),
  source: z.enum(['estimate', 'oldest-contact']).optional(),
  waiting: number.optional(),
  available: number.optional(),
  staffed: number.optional(),
  stateSince: date.optional(),
  contactId: text.optional(),
  isAfterClosing: z.boolean().optional(),
});

const measured = maybe(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('value'), value: number, isAtLeast: z.boolean(), facts }),
    z.object({ kind: z.literal('beyond'), facts }),
  ]),
);

const home: z.ZodType<Home> = z.object({
  kind: z.enum(['own', 'group', 'digest']),
  id: text,
  channelId: text,
});

const mentions = z.array(mentioned);

const reply: z.ZodType<OwedReply> = z.object({
  id: text,
  kind: z.enum(['raised', 'repeated', 'escalated', 'joined', 'resolved']),
  at: date,
  mentions,
  isBroadcast: z.boolean(),
  measured,
});

const hook: z.ZodType<OwedHook> = z.object({
  id: text,
  kind: z.enum(['fired', 'acknowledged', 'resolved']),
  at: date,
});

const ended = z.object({
  at: date,
  why: z.enum([
    'resolved',
    'outside-hours',
    'rule-removed',
    'rule-paused',
    'rule-changed',
    'orphaned',
    'gone',
  ]),
});

const episode: z.ZodType<Episode> = z.object({
  id: text,
  rule,
  target,
  home,
  activeAt: date,
  firedAt: date,
  level,
  worstLevel: level,
  measured,
  measuredAt: date,
  worstValue: number.optional(),
  acknowledged: z.object({ by: text, at: date, until: date.optional(), level }).optional(),
  silenced: z.object({ silenceId: text, until: date, by: text }).optional(),
  hushedBy: text.optional(),
  starts: count,
  spokenAt: date,
  isShown: z.boolean(),
  shownAt: date.optional(),
  heardAgainAt: date.optional(),
  escalatedAt: date.optional(),
  mentions,
  replies: z.array(reply),
  ended: ended.optional(),
  hooks: z.array(hook),
});

const trouble: z.ZodType<Trouble> = z.object({
  key: text,
  kind: z.enum([
    'not-checking',
    'connect-away',
    'redis-away',
    'slack-away',
    'channel-gone',
    'webhook-away',
    'orphan',
    'rule-in-error',
  ]),
  since: date,
  code: text.optional(),
  about: text.optional(),
  toldAt: date.optional(),
  over: date.optional(),
  endToldAt: date.optional(),
  backAt: date.optional(),
  waited: count.optional(),
  telling: z
    .object({ what: z.enum(troubleNews), token: text, until: date, tried: z.array(text) })
    .optional(),
});

const page: z.ZodType<Omit<JournalPage, 'version'>> = z.object({
  lastOkAt: date.optional(),
  failingSince: date.optional(),
  failure: text.optional(),
  troubles: z.record(text, trouble).default({}),
});

/** Alerts, episodes and the journal of the watch. */
export const alertingShapes = { record, episode, page };
