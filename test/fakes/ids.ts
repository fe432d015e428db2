import type { Ids } from '../../src/ports/ground.ts';

/** Counts: every id is known beforehand. */
export class FakeIds implements Ids {
  #uuids = 0;
  #shorts = 0;

  /** 00000000-0000-4000-8000-000000000001, …02, … */
  uuid(): string {
    this.#uuids += 1;
    return `00000000-0000-4000-8000-${String(this.#uuids).padStart(12, '0')}`;
  }

  /** aaaaaa, aaaaab, … */
  short(): string {
    const letters = 'abcdefghijklmnopqrstuvwxyz';
    const number = this.#shorts;
    this.#shorts += 1;
    return [5, 4, 3, 2, 1, 0]
      .map((place) => letters[Math.floor(number / 26 ** place) % 26])
      .join('');
  }

  /** The first letters of the text, so that a test can make two texts share an id. */
  shortOf(text: string): string {
    return [...text.toLowerCase()]
      .filter((letter) => /[a-z0-9]/.test(letter))
      .join('')
      .slice(0, 6);
  }
}
