import type { Episode, Home } from '../../../domain/alerting/alert.ts';

/** A message to be said or kept current: the episodes that stand in it, oldest first. */
export interface HomeNow {
  readonly home: Home;
  readonly episodes: readonly Episode[];
}

/**
 * What a message shows, as two short texts: when `facts` differ (level, acknowledged, silenced,
 * over, who joined) it is updated at once, when only `figures` do (the value as a reader sees it) at
 * most once a minute.
 */
export interface Fingerprint {
  readonly facts: string;
  readonly figures: string;
}
