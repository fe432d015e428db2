import { isRecord } from './bind.ts';
import { plantedMembers } from './plant.ts';
import type { Shape } from './schema.ts';

export interface SerialiseOptions {
  /** Members that are written as null, not left out, when they are undefined. */
  readonly asNull: ReadonlySet<string>;
  /** Put beside the real members of every structure, under names its schema does not know. */
  readonly plant: string | undefined;
}

/** An output as JSON: members of the schema and the plant only, dates as epoch seconds. */
export function serialise(shape: Shape, value: unknown, options: SerialiseOptions): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (shape.kind === 'list' && Array.isArray(value)) {
    return value.map((one) => serialise(shape.member, one, options));
  }
  if (shape.kind === 'map' && isRecord(value)) {
    const entries = Object.entries(value);
    return Object.fromEntries(
      entries.map(([key, one]) => [key, serialise(shape.value, one, options)]),
    );
  }
  if (shape.kind === 'struct' && isRecord(value)) {
    const members = shape.members();
    const entries = members.flatMap(({ name, shape: inner }) => {
      if (value[name] !== undefined) return [[name, serialise(inner, value[name], options)]];
      return options.asNull.has(name) ? [[name, null]] : [];
    });
    return { ...Object.fromEntries(entries), ...plantedMembers(options.plant, members) };
  }
  return value;
}
