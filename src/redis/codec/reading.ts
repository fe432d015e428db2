import { promisify } from 'node:util';
import { constants, gunzip, gzip } from 'node:zlib';
import type { z } from 'zod';
import { type Decode, encode } from './decode.ts';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** How readings of one kind lie in Redis. */
export interface ReadingForm<Reading> {
  readonly shape: z.ZodType<Reading>;
  /** What JSON is made of; JSON knows no maps. */
  plainOf(reading: Reading): object;
}

/** A reading of 5,000 agents is some MB as JSON, and a tenth of it packed. */
export function packReading<Reading>(
  { plainOf }: ReadingForm<Reading>,
  reading: Reading,
): Promise<Buffer> {
  // Several processes wait for it, so fast comes before small.
  return pack(encode(plainOf(reading)), { level: constants.Z_BEST_SPEED });
}

/** undefined when it cannot be read; `where` names it in the report. */
export async function unpackReading<Reading>(
  { shape }: ReadingForm<Reading>,
  packed: Buffer,
  { decode, where }: { readonly decode: Decode; readonly where: string },
): Promise<Reading | undefined> {
  // What cannot be unpacked is no JSON either: the shape reports it.
  const json = await unpack(packed).then(String, () => '');
  return decode(shape, json, where);
}
