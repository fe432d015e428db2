import type { z } from 'zod';
import type { ContactEvent } from '../domain/contact-feed.ts';
import { contact, envelope, label } from './event-shapes.ts';

/** What a delivery of EventBridge is. */
export type Delivered =
  | { readonly kind: 'contact'; readonly event: ContactEvent }
  /** Of another instance, or about nothing that is kept: well taken, and left alone. */
  | { readonly kind: 'other-instance' }
  | { readonly kind: 'other-event' }
  /** It will never be read, however often it comes. Of the text only the names of members are told. */
  | { readonly kind: 'unreadable'; readonly problems: readonly string[] };

/** The events that say something of waiting. Those of tomorrow are none of them. */
const kept = ['INITIATED', 'QUEUED', 'CONNECTED_TO_AGENT', 'DISCONNECTED', 'COMPLETED'];

/**
 * Reads what EventBridge delivered. Every event may carry what earlier ones told, and all of it is
 * taken; where an event lacks the one time it is about, its own time stands in.
 */
export function readEvent(text: string, instance: string): Delivered {
  const outer = envelope.safeParse(jsonIn(text));
  if (!outer.success) return unreadable(outer.error);
  const { source, 'detail-type': type, detail, id: eventId, time } = outer.data;
  if (source !== 'aws.connect' || type !== 'Amazon Connect Contact Event') {
    return { kind: 'other-event' };
  }
  const marked = label.safeParse(detail);
  if (!marked.success) return unreadable(marked.error);
  const { eventtype, instancearn } = marked.data;
  if (instancearn.toLowerCase() !== instance) return { kind: 'other-instance' };
  if (!kept.includes(eventtype)) return { kind: 'other-event' };
  const inner = contact.safeParse(detail);
  if (!inner.success) return unreadable(inner.error);
  const facts = factsOf(inner.data, eventtype, time);
  if (eventtype === 'QUEUED' && facts.enqueued === undefined) {
    return { kind: 'unreadable', problems: ['queueinfo.queuearn: missing'] };
  }
  const { contactid: contactId, channel } = inner.data;
  return { kind: 'contact', event: { eventId, contactId, channel, ...facts } };
}

function factsOf(
  { queueinfo, agentinfo, disconnecttimestamp }: z.output<typeof contact>,
  type: string,
  time: Date,
): Pick<ContactEvent, 'enqueued' | 'answeredAt' | 'endedAt'> {
  const on = (...types: readonly string[]) => (types.includes(type) ? time : undefined);
  const queueId = queueinfo?.queuearn;
  const queuedAt = queueinfo?.enqueuetimestamp ?? on('QUEUED');
  return {
    enqueued: queueId && queuedAt ? { queueId, at: queuedAt } : undefined,
    answeredAt: agentinfo?.connectedtoagenttimestamp ?? on('CONNECTED_TO_AGENT'),
    endedAt: disconnecttimestamp ?? on('DISCONNECTED', 'COMPLETED'),
  };
}

function unreadable(error: z.ZodError): Delivered {
  const problems = error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`);
  return { kind: 'unreadable', problems };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Text that is no JSON fits no shape; the shape says so.
    return undefined;
  }
}
