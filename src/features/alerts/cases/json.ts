/** What a file may hold, looked at without believing anything of it. */
export type Fields = Readonly<Record<string, unknown>>;

/** Something in a file is not as it has to be; the message names the place. */
export class CaseProblem extends Error {}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Throws CaseProblem unless it is an object. */
export function fieldsAt(value: unknown, place: string): Fields {
  if (isFields(value)) return value;
  throw new CaseProblem(`${place} has to be an object, such as { t: 0, value: 75 }.`);
}

/** Throws CaseProblem unless it is a list of objects; absent is empty. */
export function listAt(value: unknown, place: string): readonly Fields[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new CaseProblem(`${place} has to be a list.`);
  return value.map((one: unknown, index) => fieldsAt(one, `${place}[${index}]`));
}

/** Throws CaseProblem unless it is a number. */
export function numberAt(value: unknown, place: string): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new CaseProblem(`${place} has to be a number, such as 60.`);
}

/** A number, or undefined where there is none. Throws CaseProblem for anything else. */
export function optionalNumberAt(value: unknown, place: string): number | undefined {
  return value === undefined || value === null ? undefined : numberAt(value, place);
}

/** A name: text or a number. Throws CaseProblem for anything else. */
export function nameAt(value: unknown, place: string): string {
  if (typeof value === 'string' && value !== '') return value;
  if (typeof value === 'number') return String(value);
  throw new CaseProblem(`${place} has to be a name.`);
}
