/** Rights that one token has at a time, in memory; as the script of Redis grants them. */
export class FakeClaims {
  readonly #held = new Map<string, { token: string; claimedAt: number; until: number }>();

  claim(
    place: string,
    { token, now, forSeconds }: { token: string; now: Date; forSeconds: number },
  ): boolean {
    const held = this.#held.get(place);
    const claimedAt = now.getTime();
    const stands = held && held.until > claimedAt && held.claimedAt <= claimedAt + 60_000;
    if (stands && held.token !== token) return false;
    this.#held.set(place, { token, claimedAt, until: claimedAt + forSeconds * 1000 });
    return true;
  }

  release(place: string, token: string): void {
    if (this.#held.get(place)?.token === token) this.#held.delete(place);
  }
}
