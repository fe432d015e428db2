import type { Route } from './routes.ts';
import type { Member, Shape } from './schema.ts';
import { ServiceError } from './service-error.ts';

export type Input = Readonly<Record<string, unknown>>;

/** Labels, query and JSON body as one input of the types the schema says; timestamps become dates. */
export function bind(route: Route, query: URLSearchParams, body: unknown): Input {
  const { input } = route.operation;
  if (input.kind !== 'struct') return {};
  const given = isRecord(body) ? body : {};
  const entries = input.members().flatMap((member) => {
    const raw = rawOf(member, route, query, given);
    return raw === undefined || raw === null ? [] : [[member.name, raw, member] as const];
  });
  return Object.fromEntries(
    entries.map(([name, raw, member]) => [name, read(member.shape, raw, name)]),
  );
}

/** Required members the input lacks, with their paths. */
export function missingMembers(shape: Shape, value: unknown, path = ''): string[] {
  if (shape.kind === 'list' && Array.isArray(value)) {
    return value.flatMap((one) => missingMembers(shape.member, one, `${path}[]`));
  }
  if (shape.kind !== 'struct' || !isRecord(value)) return [];
  return shape.members().flatMap(({ name, shape: inner, isRequired }) => {
    const here = path === '' ? name : `${path}.${name}`;
    if (value[name] === undefined) return isRequired ? [here] : [];
    return missingMembers(inner, value[name], here);
  });
}

function rawOf(member: Member, route: Route, query: URLSearchParams, body: Input): unknown {
  if (member.isLabel) return route.labels[member.name];
  if (member.query === undefined) return body[member.name];
  const values = query.getAll(member.query);
  if (values.length === 0) return undefined;
  return member.shape.kind === 'list' ? values : convert(member.shape, values[0] ?? '');
}

/** Query parameters are text; numbers and booleans are read from it. */
function convert(shape: Shape, text: string): unknown {
  if (shape.kind === 'number') return Number(text);
  return shape.kind === 'boolean' ? text === 'true' : text;
}

function read(shape: Shape, value: unknown, path: string): unknown {
  if (shape.kind === 'struct') return readStruct(shape.members(), value, path);
  if (shape.kind === 'list') {
    if (!Array.isArray(value)) throw wrongType(path, 'a list');
    return value.map((one) => read(shape.member, one, `${path}[]`));
  }
  if (shape.kind === 'map') {
    if (!isRecord(value)) throw wrongType(path, 'a map');
    const entries = Object.entries(value);
    return Object.fromEntries(entries.map(([key, one]) => [key, read(shape.value, one, path)]));
  }
  if (shape.kind === 'other') return value;
  const expected = shape.kind === 'timestamp' ? 'number' : shape.kind;
  if (typeof value !== expected || Number.isNaN(value)) throw wrongType(path, expected);
  return shape.kind === 'timestamp' ? new Date(Number(value) * 1000) : value;
}

function readStruct(members: readonly Member[], value: unknown, path: string): Input {
  if (!isRecord(value)) throw wrongType(path, 'a structure');
  const given = members.filter(({ name }) => value[name] !== undefined && value[name] !== null);
  return Object.fromEntries(
    given.map(({ name, shape }) => [name, read(shape, value[name], `${path}.${name}`)]),
  );
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrongType(path: string, expected: string): ServiceError {
  return new ServiceError('SerializationException', `${path} must be ${expected}`);
}
