import type { KeptEntry } from '../../domain/audit.ts';
import type { CsvCell } from '../csv.ts';

const names = [
  'at',
  'who',
  'act',
  'outcome',
  'about',
  'way',
  'sessionId',
  'connectUserId',
  'username',
  'contactId',
  'agentId',
  'queueId',
  'channel',
  'capabilities',
  'reason',
  'why',
  'requestId',
  'sessionContactId',
  'seconds',
  'keptFrom',
  'removedHash',
] as const;

export const titles: readonly CsvCell[] = ['number', ...names, 'previous', 'hash'];

/** One entry; a cell is empty where the entry says nothing of it. */
export function csvRow({ number, fields, previous, hash }: KeptEntry): readonly CsvCell[] {
  const known = new Map(fields);
  return [number, ...names.map((name) => known.get(name) ?? ''), previous, hash];
}
