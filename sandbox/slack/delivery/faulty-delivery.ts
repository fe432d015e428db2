import type { World } from '../world/world.ts';
import type { Delivery, Parcel, Receipt } from './delivery.ts';

/** The same way to the bot, hit by whatever fault is in force. */
export class FaultyDelivery implements Delivery {
  readonly #inner: Delivery;
  readonly #world: World;

  constructor(inner: Delivery, world: World) {
    this.#inner = inner;
    this.#world = world;
  }

  get kind(): 'http' | 'socket' {
    return this.#inner.kind;
  }

  async send(parcel: Parcel): Promise<Receipt> {
    const fault = this.#world.faults.hit('delivery');
    if (!fault) return this.#inner.send(parcel);
    if (fault.mode === 'slow') {
      await this.#world.wall.wait(fault.slowMilliseconds ?? 10_000);
      return this.#inner.send(parcel);
    }
    if (fault.mode === 'accept-then-reset') {
      await this.#inner.send(parcel);
      return { kind: 'timeout' };
    }
    if (fault.mode === 'twice') {
      const [first] = await Promise.all([this.#inner.send(parcel), this.#inner.send(parcel)]);
      return first;
    }
    return { kind: 'failed', reason: fault.mode };
  }

  close(): Promise<void> {
    return this.#inner.close();
  }
}
