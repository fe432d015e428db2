import { z } from 'zod';
import type { Agent, AgentContact, AgentsReading, Slots } from '../../domain/contact-centre.ts';
import { count, date } from './parts.ts';
import type { ReadingForm } from './reading.ts';

const text = z.string();
const number = z.number();

const slots: z.ZodType<Slots> = z.object({
  active: number.optional(),
  available: number.optional(),
  maximum: number.optional(),
});

const contact: z.ZodType<AgentContact> = z.object({
  contactId: text.optional(),
  channel: text.optional(),
  initiationMethod: text.optional(),
  state: text.optional(),
  stateSince: date.optional(),
  connectedSince: date.optional(),
  queueId: text.optional(),
  onHoldSince: date.optional(),
});

const agent: z.ZodType<Agent> = z.object({
  userId: text,
  statusId: text.optional(),
  statusName: text.optional(),
  statusSince: date.optional(),
  nextStatus: text.optional(),
  routingProfileId: text.optional(),
  hierarchy: z.array(text),
  slots: z.array(z.tuple([text, slots])).transform((entries) => new Map(entries)),
  contacts: z.array(contact),
});

const shape: z.ZodType<AgentsReading> = z.object({
  asOf: date,
  doneAt: date.optional(),
  agents: z.array(agent),
  approximateTotal: count.optional(),
  isTruncated: z.boolean(),
});

/** Readings of agents. */
export const agentsForm: ReadingForm<AgentsReading> = {
  shape,
  plainOf: ({ agents, ...rest }) => ({
    ...rest,
    agents: agents.map((one) => ({ ...one, slots: [...one.slots] })),
  }),
};
