import type { Json } from '../json.ts';

/** One external select as one person sees it. */
export interface OfferPlace {
  readonly userId: string;
  /** The id of the view, or channel and time of the message. */
  readonly container: string;
  readonly blockId: string;
  readonly actionId: string;
}

/** What external selects have offered so far: a person can choose that and nothing else. */
export class Offers {
  readonly #offered = new Map<string, readonly Json[]>();

  add(place: OfferPlace, options: readonly Json[]): void {
    this.#offered.set(keyOf(place), [...options, ...this.at(place)]);
  }

  /** Newest first. */
  at(place: OfferPlace): readonly Json[] {
    return this.#offered.get(keyOf(place)) ?? [];
  }
}

function keyOf({ userId, container, blockId, actionId }: OfferPlace): string {
  return JSON.stringify([userId, container, blockId, actionId]);
}
