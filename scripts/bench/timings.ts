/** How long something took, again and again, by the machine's clock. */
export class Timings {
  readonly #milliseconds: number[] = [];

  /** Does it and takes the time. */
  async of<Result>(work: () => Promise<Result>): Promise<Result> {
    const begun = performance.now();
    const result = await work();
    this.#milliseconds.push(performance.now() - begun);
    return result;
  }

  /** "1.2 ms, one in twenty over 3.4 ms": the middle one first. */
  words(): string {
    const ordered = this.#milliseconds.toSorted((one, other) => one - other);
    const at = (share: number) =>
      (ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * share))] ?? 0).toFixed(1);
    return `${at(0.5)} ms, one in twenty over ${at(0.95)} ms`;
  }
}
