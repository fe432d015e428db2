import { subDays } from 'date-fns';
import type { EndReason, Episode } from '../../../domain/alerting/alert.ts';
import { alertWord } from '../../../domain/alerting/alert-word.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import type { AlertStore } from '../../../stores/alerting.ts';

/** What an alert's word leads to. */
export type FoundAlert =
  /** One, or all that are open in a group or digest; never none. */
  { readonly kind: 'open'; readonly episodes: readonly Episode[] } | NoAlert;

export type NoAlert =
  | { readonly kind: 'over'; readonly at: Date; readonly why: EndReason }
  | { readonly kind: 'unknown' };

/** Older than this it does not matter when it was over; days and episodes. */
const lookBack = { days: 7, atMost: 1_000 };

/** The open alert of this word, or why there is none. Throws BotError `redis_unavailable`. */
export async function findAlert(
  alertStore: Pick<AlertStore, 'read' | 'history'>,
  tenant: Tenant,
  word: string,
  now: Date,
): Promise<FoundAlert> {
  const { episodes } = await alertStore.read(tenant, now);
  const meant = episodes.filter((episode) => isCalled(episode, word));
  const open = meant.filter(({ ended }) => !ended);
  if (open.length > 0) return { kind: 'open', episodes: open };
  const range = { from: subDays(now, lookBack.days), until: now, atMost: lookBack.atMost };
  const past = meant.length > 0 ? meant : await alertStore.history(tenant, range);
  return over(past.filter((episode) => isCalled(episode, word)));
}

/** Whether this word means the episode, or the group or digest it stands in. */
export function isCalled({ id, home }: Episode, word: string): boolean {
  return alertWord(id) === word || alertWord(home.id) === word;
}

/** Of several the one that was over last says since when all of them are. */
function over(episodes: readonly Episode[]): NoAlert {
  const ends = episodes.flatMap(({ ended }) => ended ?? []);
  const [last] = ends.toSorted((one, other) => other.at.getTime() - one.at.getTime());
  return last ? { kind: 'over', ...last } : { kind: 'unknown' };
}
