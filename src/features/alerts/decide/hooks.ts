import type { Episode, OwedHook } from '../../../domain/alerting/alert.ts';

/** With what the outgoing webhook is to be told: that it is critical, once, of rules that say so. */
export function withFiredHook(episode: Episode, now: Date): Episode {
  const isOwed = episode.rule.toWebhook && episode.level === 'critical' && episode.isShown;
  return isOwed ? withHook(episode, 'fired', now) : episode;
}

/** What follows is told to whom it was told that it fired, also where the rule says no more so. */
export function withLaterHook(
  episode: Episode,
  kind: 'acknowledged' | 'resolved',
  now: Date,
): Episode {
  return has(episode, 'fired') ? withHook(episode, kind, now) : episode;
}

function withHook(episode: Episode, kind: OwedHook['kind'], now: Date): Episode {
  if (has(episode, kind)) return episode;
  return { ...episode, hooks: [...episode.hooks, { id: `${episode.id}|${kind}`, kind, at: now }] };
}

function has({ hooks }: Episode, kind: OwedHook['kind']): boolean {
  return hooks.some((hook) => hook.kind === kind);
}
