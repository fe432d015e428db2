import type { OwedHook } from '../../../domain/alerting/alert.ts';
import type { Paged } from '../../../ports/pager.ts';
import type { HookStanding } from '../../../stores/alerting.ts';

/** What is refused is tried so often: somebody may be mending the other side. */
const refusedAtMost = 5;
/** What nobody took for so long would wake people for yesterday's news; milliseconds. */
const givenUpAfterMs = 24 * 3_600_000;

const firstSeconds = 10;
const longestSeconds = 600;

/** What stands of a hook after an attempt: when it is time again, or that it is not tried any more. */
export function standingAfter(
  hook: OwedHook,
  before: HookStanding | undefined,
  paged: Paged,
  now: Date,
): HookStanding {
  if (paged.kind === 'told') return { kind: 'told', at: now };
  const count = (before?.kind === 'failed' ? before.count : 0) + 1;
  const isLate = now.getTime() - hook.at.getTime() > givenUpAfterMs;
  const isRefused = paged.kind === 'refused' && count >= refusedAtMost;
  const why = paged.kind === 'refused' ? `status ${paged.status}` : paged.why;
  if (isLate || isRefused) return { kind: 'given-up', at: now, why };
  const asked = paged.kind === 'failed' ? (paged.retryAfterSeconds ?? 0) : 0;
  const usual = firstSeconds * 2 ** Math.min(count - 1, 20);
  const seconds = Math.min(Math.max(usual, asked), longestSeconds);
  return { kind: 'failed', count, againAt: new Date(now.getTime() + seconds * 1000) };
}
