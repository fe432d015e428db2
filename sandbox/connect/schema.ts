/**
 * Reads the schema arrays the AWS SDK ships: operations `[9, …]`, structures `[3, …]`, errors
 * `[-3, …]`. Only the arrays are used, not the SDK's codecs: the arrays have kept their shape
 * between releases, the codecs have not.
 */
export type Shape =
  | { readonly kind: 'string' | 'number' | 'boolean' | 'timestamp' | 'other' }
  | { readonly kind: 'list'; readonly member: Shape }
  | { readonly kind: 'map'; readonly value: Shape }
  | { readonly kind: 'struct'; readonly members: () => readonly Member[] };

export interface Member {
  readonly name: string;
  readonly shape: Shape;
  readonly isRequired: boolean;
  readonly isLabel: boolean;
  /** The query parameter's name, when it travels there. */
  readonly query: string | undefined;
}

export interface Operation {
  readonly name: string;
  readonly method: string;
  readonly uri: string;
  readonly status: number;
  readonly input: Shape;
  readonly output: Shape;
}

const simple: Readonly<Record<number, Exclude<Shape['kind'], 'list' | 'map' | 'struct'>>> = {
  0: 'string',
  1: 'number',
  2: 'boolean',
  4: 'timestamp',
};

/** The operation an SDK export describes; undefined when it is something else. */
export function operationOf(value: unknown): Operation | undefined {
  if (!Array.isArray(value) || value[0] !== 9) return undefined;
  const [, , name, traits, input, output] = value;
  const http: unknown = traits?.http;
  if (!Array.isArray(http)) return undefined;
  const [method, uri, status] = http;
  return {
    name: String(name),
    method: String(method),
    uri: String(uri),
    status: Number(status),
    input: shapeOf(input),
    output: shapeOf(output),
  };
}

/** The HTTP status of an error schema; undefined when it is not one. */
export function httpErrorOf(value: unknown): number | undefined {
  if (!Array.isArray(value) || value[0] !== -3) return undefined;
  const status: unknown = value[3]?.httpError;
  return typeof status === 'number' ? status : undefined;
}

function shapeOf(ref: unknown): Shape {
  if (typeof ref === 'function') return shapeOf(ref());
  if (typeof ref === 'number') return numbered(ref);
  if (!Array.isArray(ref)) return { kind: 'other' };
  const [id, second] = ref;
  // A pair of a reference and its traits, not a schema, which has its namespace in second place.
  if (typeof second !== 'string') return shapeOf(id);
  if (id === 1) return { kind: 'list', member: shapeOf(ref[4]) };
  if (id === 2) return { kind: 'map', value: shapeOf(ref[5]) };
  if (id === 3 || id === 4) return structure(ref);
  return id === 0 ? shapeOf(ref[4]) : { kind: 'other' };
}

/** Simple types by number; 64 and 128 make a list or a map of them. */
function numbered(id: number): Shape {
  if (id & 64) return { kind: 'list', member: numbered(id & ~64) };
  if (id & 128) return { kind: 'map', value: numbered(id & ~128) };
  return { kind: simple[id] ?? 'other' };
}

function structure(schema: readonly unknown[]): Shape {
  let read: readonly Member[] | undefined;
  // Read on first use: some structures contain themselves.
  const members = () => {
    read ??= readMembers(schema);
    return read;
  };
  return { kind: 'struct', members };
}

function readMembers(schema: readonly unknown[]): readonly Member[] {
  const [, , , , names, refs, requiredCount] = schema;
  if (!Array.isArray(names) || !Array.isArray(refs)) return [];
  return names.map((name, index) => {
    const traits = traitsOf(refs[index]);
    const query = traits !== null && typeof traits === 'object' && 'httpQuery' in traits;
    return {
      name: String(name),
      shape: shapeOf(refs[index]),
      isRequired: index < Number(requiredCount ?? 0),
      isLabel: traits === 1,
      query: query ? String(traits.httpQuery) : undefined,
    };
  });
}

function traitsOf(ref: unknown): unknown {
  return Array.isArray(ref) && typeof ref[1] !== 'string' ? ref[1] : undefined;
}
