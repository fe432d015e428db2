import { isDueAgain } from './repeat.ts';

/** Why a group is told of; undefined in its place: there is nothing new. Alertmanager's reasons. */
export type TellReason =
  | 'first-notification'
  | 'new-alerts-in-group'
  | 'all-alerts-resolved'
  | 'new-resolved-alerts'
  | 'repeat-interval-elapsed';

export interface GroupStanding {
  readonly firing: ReadonlySet<string>;
  readonly resolved: ReadonlySet<string>;
}

/** What was said of it last, and when; never, where that is not known. */
export interface GroupSaid extends GroupStanding {
  readonly at: Date | undefined;
}

/**
 * Why a group of alerts is to be told of now. Who was never told of it is not told of an end. An end
 * of all is a reason also where ends are not sent: what was said is then no longer true.
 */
export function whyTell(
  said: GroupSaid | undefined,
  standing: GroupStanding,
  { repeatMs, sendsResolved }: { readonly repeatMs: number; readonly sendsResolved: boolean },
  now: Date,
): TellReason | undefined {
  if (!said) return standing.firing.size > 0 ? 'first-notification' : undefined;
  if (!isPartOf(standing.firing, said.firing)) return 'new-alerts-in-group';
  if (standing.firing.size === 0) return said.firing.size > 0 ? 'all-alerts-resolved' : undefined;
  if (sendsResolved && !isPartOf(standing.resolved, said.resolved)) return 'new-resolved-alerts';
  return isDueAgain(said.at, now, repeatMs) ? 'repeat-interval-elapsed' : undefined;
}

function isPartOf(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  return [...part].every((one) => whole.has(one));
}
