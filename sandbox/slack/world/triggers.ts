import type { Clock } from '../../../src/ports/ground.ts';
import { ApiError } from './api-error.ts';
import type { Serials } from './serials.ts';

export interface Trigger {
  readonly userId: string;
  /** The view it was issued from, which views.push goes on top of. */
  readonly viewId: string | undefined;
  readonly issuedAt: Date;
  isUsed: boolean;
}

/** Trigger ids: one use within three seconds, by the wall clock, since it is the program that must be quick. */
export class Triggers {
  readonly #wall: Clock;
  readonly #serials: Serials;
  readonly #lifeMilliseconds: number;
  readonly #issued = new Map<string, Trigger>();

  constructor(wall: Clock, serials: Serials, lifeMilliseconds: number) {
    this.#wall = wall;
    this.#serials = serials;
    this.#lifeMilliseconds = lifeMilliseconds;
  }

  issue(userId: string, viewId?: string): string {
    const id = `${this.#serials.id('T')}.${userId}`;
    this.#issued.set(id, { userId, viewId, issuedAt: this.#wall.now(), isUsed: false });
    return id;
  }

  /** Uses it up. Throws `invalid_trigger_id`, `exchanged_trigger_id`, `expired_trigger_id`. */
  redeem(id: string | undefined): Trigger {
    const trigger = this.#issued.get(id ?? '');
    if (!trigger) throw new ApiError('invalid_trigger_id');
    if (trigger.isUsed) throw new ApiError('exchanged_trigger_id');
    const age = this.#wall.now().getTime() - trigger.issuedAt.getTime();
    if (age >= this.#lifeMilliseconds) throw new ApiError('expired_trigger_id');
    trigger.isUsed = true;
    return trigger;
  }
}
