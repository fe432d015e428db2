import type { AuditField, KeptEntry } from '../domain/audit.ts';
import type { Tenant } from '../domain/tenant.ts';

type Chained = Pick<KeptEntry, 'number' | 'fields' | 'previous' | 'hash'>;

/** What a line of a file says. `part`: the file was asked to begin with a later entry. */
export type Line =
  | { readonly kind: 'entry'; readonly entry: Chained }
  | { readonly kind: 'part'; readonly from: number }
  | { readonly kind: 'unreadable' };

/** One line of JSON: whose audit, the number, every field, the hash before and its own. */
export function entryLine(tenant: Tenant, { number, fields, previous, hash }: Chained): string {
  const audit = nameOf(tenant);
  return JSON.stringify({ audit, number, ...Object.fromEntries(fields), previous, hash });
}

/** The first line of a file that does not begin where the chain does, because nobody asked for more. */
export function partLine(tenant: Tenant, from: number): string {
  return JSON.stringify({ audit: nameOf(tenant), partFrom: from });
}

function nameOf({ workspace, instance }: Tenant): string {
  return `${workspace}/${instance}`;
}

/** Reads a line back. Total. */
export function readLine(text: string): Line {
  const members = objectIn(text);
  if (!members) return { kind: 'unreadable' };
  const { audit: _whose, number, previous, hash, partFrom, ...rest } = members;
  if (isNumber(partFrom)) return { kind: 'part', from: partFrom };
  const fields = Object.entries(rest).flatMap(([name, value]): AuditField[] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  if (!isNumber(number) || typeof previous !== 'string' || typeof hash !== 'string') {
    return { kind: 'unreadable' };
  }
  // A member of another kind was never written by us: it must not pass unseen.
  if (fields.length !== Object.keys(rest).length) return { kind: 'unreadable' };
  return { kind: 'entry', entry: { number, fields, previous, hash } };
}

function isNumber(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value }
      : undefined;
  } catch {
    return undefined;
  }
}
