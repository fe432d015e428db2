import { promisify } from 'node:util';
import { constants, gunzip, gzip } from 'node:zlib';
import { z } from 'zod';
import type { Agent, AgentContact, AgentsReading, Slots } from '../../domain/contact-centre.ts';
import { type Decode, encode } from './decode.ts';
import { count, date } from './parts.ts';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

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

const reading: z.ZodType<AgentsReading> = z.object({
  asOf: date,
  doneAt: date.optional(),
  agents: z.array(agent),
  approximateTotal: count.optional(),
  isTruncated: z.boolean(),
});

/** A reading of 5,000 agents is some MB as JSON, and a tenth of it packed; JSON knows no maps. */
export function packReading({ agents, ...rest }: AgentsReading): Promise<Buffer> {
  const plain = agents.map((one) => ({ ...one, slots: [...one.slots] }));
  // Several processes wait for it, so fast comes before small.
  return pack(encode({ ...rest, agents: plain }), { level: constants.Z_BEST_SPEED });
}

/** undefined when it cannot be read; `where` names it in the report. */
export async function unpackReading(
  decode: Decode,
  packed: Buffer,
  where: string,
): Promise<AgentsReading | undefined> {
  // What cannot be unpacked is no JSON either: the shape reports it.
  const json = await unpack(packed).then(String, () => '');
  return decode(reading, json, where);
}
