import { isRecord, type Json } from '../json.ts';

/** Where a block may stand. */
export type Surface = 'message' | 'modal' | 'home';

export interface Problem {
  /** A JSON pointer, `/blocks/0/text/text`. */
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

/** One value of a payload under inspection: it knows where it stands and where to complain. */
export class Spot {
  readonly value: unknown;
  readonly pointer: string;
  readonly surface: Surface;
  readonly problems: Problem[];

  constructor(value: unknown, pointer: string, surface: Surface, problems: Problem[] = []) {
    this.value = value;
    this.pointer = pointer;
    this.surface = surface;
    this.problems = problems;
  }

  /** The value as an object; empty when it is none. */
  get record(): Json {
    return isRecord(this.value) ? this.value : {};
  }

  child(key: string | number): Spot {
    const container: unknown = this.value;
    const inner = Array.isArray(container) ? container[Number(key)] : this.record[key];
    return new Spot(inner, `${this.pointer}/${key}`, this.surface, this.problems);
  }

  children(): readonly Spot[] {
    return Array.isArray(this.value) ? this.value.map((_, index) => this.child(index)) : [];
  }

  fail(code: string, message: string): void {
    this.problems.push({ pointer: this.pointer, code, message });
  }
}

/** Says what it found wrong at a spot, if anything. */
export type Rule = (spot: Spot) => void;
