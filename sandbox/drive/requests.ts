import { z } from 'zod';
import type {
  ActionRequest,
  ClockRequest,
  CloseRequest,
  CommandRequest,
  HomeRequest,
  LeverName,
  LeverRequest,
  SubmitRequest,
} from './api.ts';
import type { OptionsRequest } from './options-api.ts';
import type { PanelRequest, PersonChange } from './people-api.ts';

/** What each POST must carry, as api.ts promises it. */
const id = z.string().min(1);

export const commandRequest: z.ZodType<CommandRequest> = z.object({
  as: id,
  channel: id,
  text: z.string().min(1),
  threadTs: id.optional(),
});

const values = z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown())));

const container = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('message'), channel: id, ts: id }),
  z.object({ kind: z.literal('view'), viewId: id }),
]);

export const actionRequest: z.ZodType<ActionRequest> = z.object({
  as: id,
  container,
  blockId: id,
  actionId: id,
  selected: z.union([z.string(), z.array(z.string())]).optional(),
  typed: z.string().optional(),
  values: values.optional(),
});

export const optionsRequest: z.ZodType<OptionsRequest> = z.object({
  as: id,
  container,
  blockId: id,
  actionId: id,
  typed: z.string(),
  values: values.optional(),
});

export const submitRequest: z.ZodType<SubmitRequest> = z.object({
  as: id,
  viewId: id,
  values,
});

export const closeRequest: z.ZodType<CloseRequest> = z.object({ as: id, viewId: id });
export const homeRequest: z.ZodType<HomeRequest> = z.object({ as: id });
export const shortcutRequest = z.object({ as: id, callbackId: id });

export const clockRequest: z.ZodType<ClockRequest> = z.union([
  z.strictObject({
    advanceSeconds: z
      .number()
      .nonnegative()
      .max(31 * 86_400),
  }),
  z.strictObject({ speed: z.number().nonnegative().max(100_000) }),
  z.strictObject({ step: z.literal(true) }),
]);

export const leverRequest: z.ZodType<LeverRequest> = z.object({
  on: z.boolean(),
  queue: z.string().optional(),
});

export const leverName: z.ZodType<LeverName> = z.enum([
  'rush',
  'lunch',
  'connect-throttled',
  'connect-down',
  'redis-down',
  'slack-down',
  'guest-joins-floor',
  'sam-loses-barge',
  'sam-gone-from-connect',
  'maria-takes-sams-email',
  'permissions-unreadable',
  'monitor-answer-lost',
]);

export const panelRequest: z.ZodType<PanelRequest> = z.strictObject({
  as: id,
  act: z.enum(['sign-in', 'sign-out', 'accept', 'hang-up', 'barge']),
});

export const personChange: z.ZodType<PersonChange> = z.strictObject({
  person: id,
  email: z.email().optional(),
  isDeactivated: z.boolean().optional(),
  isGuest: z.boolean().optional(),
  isInConnect: z.boolean().optional(),
  securityProfile: z.enum(['Supervisor', 'TeamLead', 'Agent', 'Admin']).optional(),
});
