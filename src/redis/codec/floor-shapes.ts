import { z } from 'zod';
import type { Board, BoardEnding, BoardShown } from '../../domain/board.ts';
import { agentSorts, type FloorFilter } from '../../domain/floor-filter.ts';
import {
  type AlertRight,
  type AlertSettings,
  defaultAlerts,
  defaultListening,
  defaultWaits,
  type FloorSettings,
  type Limit,
  type LimitByChannel,
  type ListeningSettings,
  type ListenScope,
  type OwnLimits,
  type WaitSettings,
} from '../../domain/settings.ts';
import type { Listing } from '../../stores/floor.ts';
import { date } from './parts.ts';

/** A listing and when it is over. */
export interface KeptListing {
  readonly listing: Listing;
  readonly until: Date;
}

const text = z.string();
const texts = z.array(text);

const filter: z.ZodType<FloorFilter> = z.object({
  queueIds: texts,
  // A record of before there were any.
  groups: texts.optional().transform((known) => known ?? []),
  profileIds: texts,
  agentIds: texts,
  teamId: text.optional(),
  states: texts,
  statusIds: texts,
  statusTypes: texts,
  channels: texts,
  sort: z.enum(agentSorts),
});

const limit: z.ZodType<Limit> = z.union([z.number().min(0), z.literal('off')]);
const limits = z.record(text, limit);
const limitByChannel: z.ZodType<LimitByChannel> = z.object({ byChannel: limits, otherwise: limit });

const ownLimits: z.ZodType<OwnLimits> = z.object({
  byChannel: limits,
  otherwise: limit.optional(),
});

const waits: z.ZodType<WaitSettings> = z.object({
  limits: z.object({ byQueue: z.record(text, ownLimits), otherwise: limitByChannel }),
  serviceLevelSeconds: z.number().min(0),
  groups: z.record(text, texts),
});

const scope: z.ZodType<ListenScope> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('everybody') }),
  z.object({ kind: z.literal('own-team') }),
  z.object({ kind: z.literal('some'), groupIds: texts, queueIds: texts }),
]);

const listening: z.ZodType<ListeningSettings> = z.object({
  isOn: z.boolean(),
  mayStepIn: z.boolean(),
  asksReason: z.boolean(),
  notice: z.enum(['none', 'before', 'during']),
  never: z.object({ queueIds: texts, agentIds: texts, groupIds: texts }),
  scopes: z.object({ byUser: z.record(text, scope), otherwise: scope }),
  auditChannelId: text.optional(),
});

const alertRight: z.ZodType<AlertRight> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('everyone') }),
  z.object({ kind: z.literal('user-group'), groupId: text }),
  z.object({ kind: z.literal('administrators') }),
]);

const alerts: z.ZodType<AlertSettings> = z.object({
  see: alertRight,
  make: alertRight,
  digestAbove: z.number().min(1),
  summaries: z.array(
    z.object({
      channelId: text,
      weekdays: z.array(z.number()),
      minute: z.number(),
      zone: text,
    }),
  ),
});

const settings: z.ZodType<FloorSettings> = z.object({
  seeAgents: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('metrics-permission') }),
    z.object({ kind: z.literal('user-group'), groupId: text }),
    z.object({ kind: z.literal('channels'), channelIds: texts }),
  ]),
  exportAgents: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('administrators') }),
    z.object({ kind: z.literal('user-group'), groupId: text }),
    z.object({ kind: z.literal('who-sees-agents') }),
  ]),
  namesIn: texts,
  limits: z.object({
    contact: limitByChannel,
    hold: limitByChannel,
    afterContactWork: limitByChannel,
    status: z.object({ byId: limits, otherwise: limit }),
  }),
  // A record of before there were any.
  waits: waits.optional().transform((known) => known ?? defaultWaits),
  listening: listening.optional().transform((known) => known ?? defaultListening),
  alerts: alerts.optional().transform((known) => known ?? defaultAlerts),
});

const keptListing: z.ZodType<KeptListing> = z.object({
  listing: z.object({ filter, order: texts }),
  until: date,
});

const board: z.ZodType<Board> = z.object({
  id: text,
  channelId: text,
  filter,
  pinnedBy: text,
  pinnedAt: date,
  until: date,
});

const boardShown: z.ZodType<BoardShown> = z.object({
  messageTs: text,
  at: date,
  fingerprint: text,
});

const boardEnding: z.ZodType<BoardEnding> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stopped'), by: text, at: date }),
  z.object({ kind: z.literal('over'), at: date }),
  z.object({ kind: z.literal('channel-unfit'), at: date }),
]);

/** What administrators and supervisors set, keep and pin. */
export const shapes = {
  filter,
  settings,
  keptListing,
  board,
  boardShown,
  boardEnding,
};
