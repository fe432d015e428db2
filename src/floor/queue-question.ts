import {
  type Channel,
  knownChannels,
  type Names,
  type QueuesReading,
} from '../domain/contact-centre.ts';
import type { Question } from './reading-kind.ts';

/** Which rows are read: of these queues in these channels. */
export interface QueueSelection {
  readonly queueIds: readonly string[];
  readonly channels: readonly Channel[];
}

/** The question a selection makes, however its ids were put: each once and in order. */
export function questionOf(instance: string, selection: QueueSelection): Question<QueueSelection> {
  const queueIds = [...new Set(selection.queueIds)].sort();
  const channels = [...new Set(selection.channels)].sort();
  // No kind of a question about agents begins like this: both may lie in one place.
  const key = `waits:${channels.join(',')}:${queueIds.join(',')}`;
  return { instance, selection: { queueIds, channels }, key };
}

/** The question about all queues in all channels; undefined when the queues are not known. */
export function allQueuesOf(instance: string, names: Names): Question<QueueSelection> | undefined {
  if (names.missing.includes('queues') || names.queues.size === 0) return undefined;
  return questionOf(instance, { queueIds: [...names.queues.keys()], channels: knownChannels });
}

/** The rows of a selection out of a reading of more; undefined when it lacks a queue or a channel. */
export function partOf(
  reading: QueuesReading,
  of: QueueSelection,
  selection: QueueSelection,
): QueuesReading | undefined {
  const read = { queueIds: new Set(of.queueIds), channels: new Set(of.channels) };
  const isHeld =
    selection.queueIds.every((id) => read.queueIds.has(id)) &&
    selection.channels.every((channel) => read.channels.has(channel));
  if (!isHeld) return undefined;
  const asked = { queueIds: new Set(selection.queueIds), channels: new Set(selection.channels) };
  const rows = reading.rows.filter(
    ({ queueId, channel }) => asked.queueIds.has(queueId) && asked.channels.has(channel),
  );
  return { ...reading, rows };
}
