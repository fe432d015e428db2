import * as sdk from '@aws-sdk/client-connect';
import { type Operation, operationOf } from './schema.ts';

export interface Route {
  readonly operation: Operation;
  readonly labels: Readonly<Record<string, string>>;
}

interface Pattern {
  readonly operation: Operation;
  readonly path: RegExp;
  readonly names: readonly string[];
}

const patterns: readonly Pattern[] = Object.values(sdk)
  .flatMap((value) => operationOf(value) ?? [])
  .map(toPattern);

/** Which operation of the SDK this request is, with the labels of its path; undefined for none. */
export function findRoute(method: string, path: string): Route | undefined {
  for (const { operation, path: pattern, names } of patterns) {
    const found = operation.method === method ? pattern.exec(path) : null;
    if (!found) continue;
    const labels = names.map((name, index) => [name, decode(found[index + 1] ?? '')] as const);
    return { operation, labels: Object.fromEntries(labels) };
  }
  return undefined;
}

function toPattern(operation: Operation): Pattern {
  const names: string[] = [];
  const [path = ''] = operation.uri.split('?');
  const source = path.replace(/\{(\w+)\+?\}/g, (_, name: string) => {
    names.push(name);
    return '([^/]+)';
  });
  return { operation, names, path: new RegExp(`^${source}/?$`) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}
