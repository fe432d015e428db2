import { name } from '../../../blocks/text.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import { queueName } from '../../../floor/named.ts';
import { isKnown } from '../../../floor/still-there.ts';

/** The queues of a group in words, for mrkdwn. */
export interface QueuesInWords {
  /** By name; ids where names could not be read. */
  readonly there: readonly string[];
  /** Ids of those that Amazon Connect no longer has. */
  readonly gone: readonly string[];
}

/** Which queues these are, and which of them are gone. */
export function queuesInWords(
  queueIds: readonly string[],
  names: Names | undefined,
): QueuesInWords {
  if (!names) return { there: queueIds.map(idText), gone: [] };
  const gone = queueIds.filter((id) => !isKnown(names, 'queues', id));
  const there = queueIds
    .filter((id) => !gone.includes(id))
    .map((id) => name(queueName(names, id)))
    .toSorted((a, b) => a.localeCompare(b));
  return { there, gone: gone.map(idText) };
}

function idText(id: string): string {
  return `\`${name(id)}\``;
}
