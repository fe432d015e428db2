import { readFileSync } from 'node:fs';

/** An answer of the service as it comes over the wire, from test/fixtures/connect. */
export function fixture(name: string): string {
  return readFileSync(new URL(`../fixtures/connect/${name}.json`, import.meta.url), 'utf8');
}
