import { type HistoryPoint, type KeptFigures, keptFigures } from '../../domain/history.ts';
import { VarintReader, VarintWriter } from './varints.ts';
import { codesOf, figuresOf } from './wait-figures.ts';

/** What a sample begins with: the version of its form. */
const version = 1;

/** Its version, two bytes of time, three of each of two waits and two of each of four counts. */
export const mostSampleBytes = 1 + 2 + 2 * 3 + 4 * 2;

/** One reading, as it is appended to the others of its hour. Offset in whole seconds, below 3,600. */
export function sampleBytes(offsetSeconds: number, figures: KeptFigures): Buffer {
  const writer = new VarintWriter().put(version).put(offsetSeconds);
  for (const code of codesOf(figures)) writer.put(code);
  return writer.bytes();
}

/** What was appended in an hour that began then (ms), in any order; what follows a broken sample is lost. */
export function samplesIn(
  bytes: Buffer,
  hourStart: number,
): { readonly points: readonly HistoryPoint[]; readonly isBroken: boolean } {
  const points: HistoryPoint[] = [];
  const reader = new VarintReader(bytes);
  try {
    while (!reader.isAtEnd) {
      if (reader.take() !== version) throw new RangeError('another version');
      const offset = reader.take();
      if (offset >= 3_600) throw new RangeError('not of this hour');
      const figures = figuresOf(keptFigures.map(() => reader.take()));
      const at = new Date(hourStart + offset * 1000);
      points.push({ at, seconds: 0, last: figures, worst: figures });
    }
    return { points, isBroken: false };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { points, isBroken: true };
  }
}
