import type { Episode } from '../../../domain/alerting/alert.ts';
import { withLaterHook } from './hooks.ts';

/** The episode as taken by somebody, for as long as its rule says; one that is over stays as it is. */
export function acknowledge(
  episode: Episode,
  { by, now }: { readonly by: string; readonly now: Date },
): Episode {
  if (episode.ended) return episode;
  const seconds = episode.rule.acknowledgedForSeconds;
  const until = seconds === undefined ? undefined : new Date(now.getTime() + seconds * 1000);
  const acknowledged = { by, at: now, until, level: episode.level };
  return withLaterHook({ ...episode, acknowledged }, 'acknowledged', now);
}

/** The episode as taken by nobody; one that is over stays as it is. */
export function unacknowledge(episode: Episode): Episode {
  return episode.ended ? episode : { ...episode, acknowledged: undefined };
}

/** Whether somebody has it, so that nobody else is called: not beyond its time, and not for worse. */
export function isHeld({ acknowledged, level }: Episode, now: Date): boolean {
  if (!acknowledged || (level === 'critical' && acknowledged.level === 'warning')) return false;
  return acknowledged.until === undefined || acknowledged.until > now;
}

/** An acknowledgement of something that got worse ends then: it stays told who took it. */
export function withLapse(episode: Episode, now: Date): Episode {
  const { acknowledged } = episode;
  if (!acknowledged || isHeld(episode, now)) return episode;
  if (acknowledged.until && acknowledged.until <= now) return episode;
  return { ...episode, acknowledged: { ...acknowledged, until: now } };
}
