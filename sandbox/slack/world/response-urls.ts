import type { Clock } from '../../../src/ports/ground.ts';
import type { Serials } from './serials.ts';

export interface ResponseUrl {
  readonly channelId: string;
  readonly userId: string;
  /** What was typed, shown when the answer is for the channel. */
  readonly typed: string | undefined;
  /** The message whose button was pressed. */
  readonly messageTs: string | undefined;
  readonly issuedAt: Date;
  uses: number;
}

const responseUrlUses = 5;
const responseUrlMinutes = 30;

/** Response URLs: five uses within thirty minutes of the sandbox clock. */
export class ResponseUrls {
  readonly #clock: Clock;
  readonly #serials: Serials;
  readonly #issued = new Map<string, ResponseUrl>();

  constructor(clock: Clock, serials: Serials) {
    this.#clock = clock;
    this.#serials = serials;
  }

  /** Returns its path below the stand-in's address. */
  issue(target: Omit<ResponseUrl, 'issuedAt' | 'uses'>): string {
    const path = `/response/${this.#serials.id('R')}`;
    this.#issued.set(path, { ...target, issuedAt: this.#clock.now(), uses: 0 });
    return path;
  }

  /** Uses it once, or says why not, in Slack's words. */
  use(path: string): ResponseUrl | 'expired_url' | 'used_url' {
    const target = this.#issued.get(path);
    if (!target) return 'expired_url';
    const age = this.#clock.now().getTime() - target.issuedAt.getTime();
    if (age > responseUrlMinutes * 60_000) return 'expired_url';
    if (target.uses >= responseUrlUses) return 'used_url';
    target.uses += 1;
    return target;
  }
}
