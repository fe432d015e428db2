import { isRecord } from './bind.ts';
import type { Shape } from './schema.ts';

/**
 * An output as JSON: members of the schema only, dates as epoch seconds. A member that is
 * undefined is left out, unless its name is in `asNull`: then it is written as null.
 */
export function serialise(shape: Shape, value: unknown, asNull: ReadonlySet<string>): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (shape.kind === 'list' && Array.isArray(value)) {
    return value.map((one) => serialise(shape.member, one, asNull));
  }
  if (shape.kind === 'map' && isRecord(value)) {
    const entries = Object.entries(value);
    return Object.fromEntries(
      entries.map(([key, one]) => [key, serialise(shape.value, one, asNull)]),
    );
  }
  if (shape.kind === 'struct' && isRecord(value)) {
    const entries = shape.members().flatMap(({ name, shape: inner }) => {
      if (value[name] !== undefined) return [[name, serialise(inner, value[name], asNull)]];
      return asNull.has(name) ? [[name, null]] : [];
    });
    return Object.fromEntries(entries);
  }
  return value;
}
