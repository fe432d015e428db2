import { z } from 'zod';

/** An id of Connect or of EventBridge; what else could stand there has no place in a key. */
const id = z.string().regex(/^[\w-]{1,256}$/);

/** The last part of an ARN. */
const idOfArn = z
  .string()
  .transform((arn) => arn.slice(arn.lastIndexOf('/') + 1))
  .pipe(id);

/** As far as milliseconds have thirteen digits, which is until the year 2286. */
const moment = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .refine((at) => at.getTime() > 0 && at.getTime() < 1e13);

/** What is left out, null or none of ours is not known. */
const maybe = <Inner extends z.ZodType>(inner: Inner) => inner.optional().catch(undefined);

/**
 * AWS's documentation spells members in several ways in its own samples (`agentInfo` and `AgentInfo`,
 * `instanceArn` and `instanceARN`), so capitals make no difference here.
 */
const inAnyCase = <Inner extends z.ZodType>(inner: Inner) => z.preprocess(lowerNames, inner);

function lowerNames(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([member, inner]) => [member.toLowerCase(), inner]),
  );
}

/** What EventBridge puts around every event. */
export const envelope = z.object({
  id,
  source: z.string(),
  'detail-type': z.string(),
  time: moment,
  detail: z.unknown(),
});

/** Enough to tell whose it is and what it is about. */
export const label = inAnyCase(z.object({ eventtype: z.string(), instancearn: idOfArn }));

/**
 * What is taken over of a contact event, and nothing besides: endpoints, attributes, tags and names
 * of customers are not even looked at.
 */
export const contact = inAnyCase(
  z.object({
    contactid: id,
    // "Voice" in the samples, `VOICE` in the model.
    channel: z
      .string()
      .regex(/^\w{1,20}$/)
      .transform((channel) => channel.toUpperCase()),
    queueinfo: maybe(
      inAnyCase(z.object({ queuearn: maybe(idOfArn), enqueuetimestamp: maybe(moment) })),
    ),
    agentinfo: maybe(inAnyCase(z.object({ connectedtoagenttimestamp: maybe(moment) }))),
    disconnecttimestamp: maybe(moment),
  }),
);
