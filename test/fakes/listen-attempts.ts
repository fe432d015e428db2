import { BotError } from '../../src/domain/errors.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { ListenAttempts } from '../../src/stores/listening.ts';
import { FakeClaims } from './claims.ts';

/** Attempts in memory. `isAway` makes every call fail as a Redis that does not answer. */
export class FakeListenAttempts implements ListenAttempts {
  isAway = false;
  readonly #busy = new FakeClaims();
  readonly #refusals = new Map<string, number>();
  readonly #attempts = new Map<string, readonly number[]>();

  begin: ListenAttempts['begin'] = async (tenant, attempt) => {
    const { slackUserId, line, token, now, busyForSeconds, atMost, withinSeconds } = attempt;
    const person = this.#keyOf(tenant, slackUserId);
    const place = `${person}/${line}`;
    const claim = { token, now, forSeconds: busyForSeconds };
    if (!this.#busy.claim(place, claim)) return { kind: 'busy' };
    const [nowMs, windowMs] = [now.getTime(), withinSeconds * 1000];
    const counted = (this.#attempts.get(person) ?? [])
      .filter((at) => at > nowMs - windowMs && at <= nowMs + 60_000)
      .toSorted((one, other) => one - other);
    const first = counted.at(-atMost);
    if (first !== undefined && counted.length >= atMost) {
      this.#busy.release(place, token);
      const retryAfterSeconds = Math.max(1, Math.ceil((first + windowMs - nowMs) / 1000));
      const refused = this.#refusals.get(person) ?? 0;
      const isFirst = refused <= nowMs - windowMs || refused > nowMs + 60_000;
      if (isFirst) this.#refusals.set(person, nowMs);
      return { kind: 'too-many', retryAfterSeconds, isFirst };
    }
    this.#attempts.set(person, [...counted, nowMs]);
    return { kind: 'begun' };
  };

  end: ListenAttempts['end'] = async (tenant, { slackUserId, line, token }) => {
    this.#busy.release(`${this.#keyOf(tenant, slackUserId)}/${line}`, token);
  };

  #keyOf({ workspace, instance }: Tenant, slackUserId: string): string {
    if (this.isAway) throw new BotError('redis_unavailable', 'away');
    return `${workspace}/${instance}/${slackUserId}`;
  }
}
