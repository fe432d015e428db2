import type { Episode } from '../../../domain/alerting/alert.ts';
import type { AlertLevel, Mentioned, Rule } from '../../../domain/alerting/rule.ts';
import { isWithin } from '../../../domain/alerting/within.ts';

/** Whom a rule calls at this level and hour, each once. */
export function peopleDue(
  { mentions }: Pick<Rule, 'mentions'>,
  level: AlertLevel,
  now: Date,
): readonly Mentioned[] {
  return eachOnce(
    mentions
      .filter(({ from }) => from === 'warning' || level === 'critical')
      .filter(({ when }) => when === undefined || isWithin(when, now))
      .map(({ who }) => who),
  );
}

/** Whom it calls now and has not called in this episode yet. */
export function peopleNewlyDue(episode: Episode, now: Date): readonly Mentioned[] {
  const called = new Set(
    [...episode.mentions, ...episode.replies.flatMap(({ mentions }) => mentions)].map(keyOf),
  );
  return peopleDue(episode.rule, episode.level, now).filter((who) => !called.has(keyOf(who)));
}

/** The same people, each once. */
export function eachOnce(people: readonly Mentioned[]): readonly Mentioned[] {
  return [...new Map(people.map((who) => [keyOf(who), who])).values()];
}

function keyOf({ kind, id }: Mentioned): string {
  return `${kind}:${id}`;
}
