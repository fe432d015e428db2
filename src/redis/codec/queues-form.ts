import { z } from 'zod';
import type { QueueChannelReading, QueuesReading } from '../../domain/contact-centre.ts';
import { count, date } from './parts.ts';
import type { ReadingForm } from './reading.ts';

const number = z.number();

const row: z.ZodType<QueueChannelReading> = z.object({
  queueId: z.string(),
  channel: z.string(),
  estimatedWaitSeconds: number.optional(),
  contactsInQueue: number.optional(),
  oldestContactSeconds: number.optional(),
  agentsAvailable: number.optional(),
  agentsStaffed: number.optional(),
  agentsOnContact: number.optional(),
});

/** Readings of queues. */
export const queuesForm: ReadingForm<QueuesReading> = {
  shape: z.object({
    asOf: date,
    doneAt: date.optional(),
    calls: count.optional(),
    rows: z.array(row),
    estimate: z.enum(['asked', 'refused']),
  }),
  plainOf: (reading) => reading,
};
