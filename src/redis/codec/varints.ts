/** Whole numbers of seven bits a byte, the lowest first; the highest bit says that another byte follows. */
export class VarintWriter {
  readonly #bytes: number[] = [];

  /** `value` is not negative, below 2^32 and whole. */
  put(value: number): this {
    let rest = value;
    while (rest >= 0x80) {
      this.#bytes.push((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    this.#bytes.push(rest);
    return this;
  }

  /** A number that may be negative: the small ones of both signs are short. */
  putSigned(value: number): this {
    return this.put(value < 0 ? -2 * value - 1 : 2 * value);
  }

  bytes(): Buffer {
    return Buffer.from(this.#bytes);
  }
}

/** Reads what was written, from a place on. */
export class VarintReader {
  readonly #bytes: Buffer;
  #place: number;

  constructor(bytes: Buffer, place = 0) {
    this.#bytes = bytes;
    this.#place = place;
  }

  get isAtEnd(): boolean {
    return this.#place >= this.#bytes.length;
  }

  /** Throws a RangeError where there is no whole number. */
  take(): number {
    let value = 0;
    for (let shift = 0; shift <= 28; shift += 7) {
      const byte = this.#bytes[this.#place];
      if (byte === undefined) break;
      this.#place += 1;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw new RangeError('no whole number');
  }

  takeSigned(): number {
    const value = this.take();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  /** The next bytes as they are. Throws a RangeError where there are not so many. */
  takeBytes(count: number): Buffer {
    const end = this.#place + count;
    if (end > this.#bytes.length) throw new RangeError('too few bytes');
    const taken = this.#bytes.subarray(this.#place, end);
    this.#place = end;
    return taken;
  }
}
