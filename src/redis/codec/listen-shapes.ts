import { z } from 'zod';
import type {
  ListenRequest,
  ListenSession,
  SessionStanding,
  SessionState,
} from '../../domain/listening.ts';
import { date } from './parts.ts';

const text = z.string();

const session: z.ZodType<ListenSession> = z.object({
  id: text,
  slackUserId: text,
  contactId: text,
  capabilities: z.array(z.enum(['SILENT_MONITOR', 'BARGE'])),
  connectUserId: text,
  username: text,
  agentId: text,
  queueId: text.optional(),
  channel: text.optional(),
  reason: text.optional(),
  openedAt: date,
});

const sessionContactId = text.optional();

const state: z.ZodType<SessionState> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('asked') }),
  z.object({
    kind: z.literal('running'),
    sessionContactId,
    since: date,
    seenAt: date.optional(),
    acceptedAt: date.optional(),
    goneSince: date.optional(),
    requestId: text.optional(),
  }),
  z.object({
    kind: z.literal('ended'),
    requestId: text.optional(),
    sessionContactId,
    since: date,
    acceptedAt: date.optional(),
    at: date,
    isExact: z.boolean(),
  }),
  z.object({ kind: z.literal('not-seen'), at: date }),
]);

const standing: z.ZodType<SessionStanding> = z.object({
  state,
  unaudited: z.array(z.enum(['done', 'unknown', 'ended'])).optional(),
  notice: z
    .object({
      slackUserId: text,
      toldAt: date.optional(),
      place: z.object({ channelId: text, messageTs: text }).optional(),
      isEndTold: z.boolean().optional(),
    })
    .optional(),
  card: z.object({ channelId: text, messageTs: text, fingerprint: text }).optional(),
});

const request: z.ZodType<ListenRequest> = z.object({
  id: text,
  slackUserId: text,
  agentId: text,
  way: z.enum(['listen', 'barge']),
  reason: text.optional(),
  askedAt: date,
  until: date,
});

/** Who listens to whom, and who wants to. */
export const listenShapes = { session, standing, request };
