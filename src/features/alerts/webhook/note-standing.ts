import type { OwedHook } from '../../../domain/alerting/alert.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import type { Clock } from '../../../ports/ground.ts';
import type { HookStanding } from '../../../stores/alerting.ts';
import type { Troubles } from '../health/index.ts';

interface Telling {
  readonly troubles: Pick<Troubles, 'note' | 'clear'>;
  readonly clock: Clock;
  readonly tenant: Tenant;
}

/** A pager that is away for longer than this is a trouble, and one that will not hear of an alert at once. */
const awayForMs = 5 * 60_000;

/** Somebody relies on being woken by it, so administrators hear that nobody is. */
export async function noteStanding(
  { troubles, tenant, clock }: Telling,
  { at }: OwedHook,
  standing: HookStanding,
): Promise<void> {
  if (standing.kind === 'told') return troubles.clear(tenant, 'webhook-away');
  const since = clock.now();
  const isAway = standing.kind === 'given-up' || since.getTime() - at.getTime() >= awayForMs;
  if (isAway) await troubles.note(tenant, { kind: 'webhook-away', since });
}
