import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import { type HistoryPoint, keptFigures } from '../../domain/history.ts';
import { VarintReader, VarintWriter } from './varints.ts';
import { codesOf, figuresOf } from './wait-figures.ts';

/** An hour of a series as it lies packed in its day. */
export interface Frame {
  /** `raw`: readings as they were. `coarse`: one point for each stretch. */
  readonly kind: 'raw' | 'coarse';
  /** Of the day, from 0. */
  readonly hour: number;
  /** All of it, to be carried over as it is. */
  readonly bytes: Buffer;
  /** Throws a RangeError, or what zlib throws, when it is broken. `dayStart` in ms. */
  points(dayStart: number): readonly HistoryPoint[];
}

const types = { raw: 2, coarse: 3 } as const;
const deflated = 1;
/** Type, hour, packing, number of points, their length and the bytes that follow: two each at most. */
export const mostHeadBytes = 12;
/** A point alone: two bytes of time, and its last and its worst figures. */
export const mostPointBytes = 2 + 2 * (2 * 3 + 4 * 2);
/** More than any hour can hold; what claims to be more is broken. */
const mostUnpacked = 256 * 1024;
const hourMs = 3_600_000;

/** Packs the points of one hour, in order; column by column, each as its difference to the one before. */
export function packFrame(
  kind: Frame['kind'],
  hour: number,
  points: readonly HistoryPoint[],
): Buffer {
  const plain = columnsOf(kind, points);
  const small = deflateRawSync(plain, { level: constants.Z_BEST_COMPRESSION });
  const isSmaller = small.length < plain.length;
  const payload = isSmaller ? small : plain;
  const head = new VarintWriter()
    .put(types[kind])
    .put(hour)
    .put(isSmaller ? deflated : 0)
    .put(points.length)
    .put(points[0]?.seconds ?? 0)
    .put(payload.length);
  return Buffer.concat([head.bytes(), payload]);
}

/** The frames of a day, in the order in which they lie there; what follows a broken head is lost. */
export function framesIn(day: Buffer): {
  readonly frames: readonly Frame[];
  readonly isBroken: boolean;
} {
  const frames: Frame[] = [];
  let place = 0;
  try {
    while (place < day.length) {
      const frame = frameAt(day, place);
      frames.push(frame);
      place += frame.bytes.length;
    }
    return { frames, isBroken: false };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { frames, isBroken: true };
  }
}

function frameAt(day: Buffer, place: number): Frame {
  const reader = new VarintReader(day, place);
  const type = reader.take();
  const kind = type === types.raw ? 'raw' : type === types.coarse ? 'coarse' : undefined;
  if (kind === undefined) throw new RangeError('a frame of another kind');
  const hour = reader.take();
  if (hour > 23) throw new RangeError('no hour of a day');
  const packing = reader.take();
  const count = reader.take();
  const seconds = reader.take();
  const payload = reader.takeBytes(reader.take());
  return {
    kind,
    hour,
    bytes: day.subarray(place, payload.byteOffset - day.byteOffset + payload.length),
    points: (dayStart) => {
      const plain =
        packing === deflated ? inflateRawSync(payload, { maxOutputLength: mostUnpacked }) : payload;
      return pointsFrom(plain, { kind, count, seconds, start: dayStart + hour * hourMs });
    },
  };
}

function columnsOf(kind: Frame['kind'], points: readonly HistoryPoint[]): Buffer {
  const writer = new VarintWriter();
  const put = (column: readonly number[]) => {
    for (const [index, value] of column.entries())
      writer.putSigned(value - (column[index - 1] ?? 0));
  };
  put(points.map(({ at }) => Math.floor((at.getTime() % hourMs) / 1000)));
  const last = points.map((point) => codesOf(point.last));
  for (const index of keptFigures.keys()) put(last.map((codes) => codes[index] ?? 0));
  if (kind === 'raw') return writer.bytes();
  const worst = points.map((point) => codesOf(point.worst));
  // The worst is mostly the last.
  for (const index of keptFigures.keys()) {
    for (const [row, codes] of worst.entries()) {
      writer.putSigned((codes[index] ?? 0) - (last[row]?.[index] ?? 0));
    }
  }
  return writer.bytes();
}

function pointsFrom(
  plain: Buffer,
  about: {
    readonly kind: Frame['kind'];
    readonly count: number;
    readonly seconds: number;
    readonly start: number;
  },
): readonly HistoryPoint[] {
  const reader = new VarintReader(plain);
  const column = () => {
    let value = 0;
    return Array.from({ length: about.count }, () => {
      value += reader.takeSigned();
      return value;
    });
  };
  if (about.count > plain.length) throw new RangeError('more points than bytes');
  const offsets = column();
  const lastColumns = keptFigures.map(column);
  const worstColumns = lastColumns.map((codes) =>
    about.kind === 'raw' ? codes : codes.map((code) => code + reader.takeSigned()),
  );
  return offsets.map((offset, row) => ({
    at: new Date(about.start + offset * 1000),
    seconds: about.seconds,
    last: figuresOf(lastColumns.map((codes) => codes[row] ?? 0)),
    worst: figuresOf(worstColumns.map((codes) => codes[row] ?? 0)),
  }));
}
