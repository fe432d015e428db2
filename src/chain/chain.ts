import { createHash } from 'node:crypto';
import type {
  AuditEntry,
  AuditField,
  ChainedEntry,
  ChainHead,
  KeptEntry,
} from '../domain/audit.ts';
import { fieldsOf } from './fields.ts';

/**
 * SHA-256, hexadecimal, of the UTF-8 of a JSON array without blanks: the number, the hash of the
 * entry before ('' for the first one), then each field as [name, text], ordered by the code units of
 * the name and then of the text.
 */
export function hashOf({
  number,
  previous,
  fields,
}: Pick<KeptEntry, 'number' | 'previous' | 'fields'>): string {
  const inOrder = fields.toSorted(byCodeUnits);
  return createHash('sha256')
    .update(JSON.stringify([number, previous, ...inOrder]))
    .digest('hex');
}

function byCodeUnits(one: AuditField, other: AuditField): number {
  return compared(one[0], other[0]) || compared(one[1], other[1]);
}

function compared(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** The entry under this number, behind the entry with that hash. */
export function chained(entry: AuditEntry, number: number, previous: string): ChainedEntry {
  const fields = fieldsOf(entry);
  return { number, fields, previous, hash: hashOf({ number, previous, fields }), entry };
}

export function isHash(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

/** `120:5d0a…`, as it is posted and typed. */
export function headText({ number, hash }: ChainHead): string {
  return `${number}:${hash}`;
}

/** A head that was typed or copied; undefined for anything else. Case and blanks around it do not matter. */
export function headIn(text: string): ChainHead | undefined {
  const [, digits = '', hash = ''] =
    /^(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim().toLowerCase()) ?? [];
  const number = Number(digits);
  return number > 0 ? { number, hash } : undefined;
}
