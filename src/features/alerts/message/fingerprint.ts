import type { Episode } from '../../../domain/alerting/alert.ts';
import { alertWord } from '../../../domain/alerting/alert-word.ts';
import { targetKey } from '../../../domain/alerting/rule.ts';
import { isHeld } from '../decide/acknowledge.ts';
import { presentClause } from './clause.ts';
import type { Fingerprint, HomeNow } from './composed.ts';

/**
 * What a reader sees of a message, as two short texts: the figures as they are rendered, so that what
 * looks the same is the same. Age, trend and people are no part of it: they come with what is.
 */
export function fingerprintOf({ home, episodes }: HomeNow, now: Date): Fingerprint {
  return {
    facts: short([home.id, ...episodes.map((episode) => factsOf(episode, now))].join(' / ')),
    figures: short(episodes.map(figuresOf).join(' / ')),
  };
}

/** Longer than this its word stands for it. */
const longest = 300;

function short(text: string): string {
  return text.length <= longest ? text : alertWord(text);
}

function factsOf(episode: Episode, now: Date): string {
  const { acknowledged, silenced, hushedBy, ended, escalatedAt, starts } = episode;
  const taken = acknowledged && [
    acknowledged.by,
    msOf(acknowledged.at),
    isHeld(episode, now) ? 'held' : 'lapsed',
  ];
  const parts: readonly (string | number | undefined)[] = [
    episode.id,
    episode.rule.revision,
    episode.level,
    episode.worstLevel,
    taken?.join(' '),
    silenced && `${silenced.by} ${msOf(silenced.until)}`,
    hushedBy,
    starts < 4 ? undefined : starts,
    escalatedAt && msOf(escalatedAt),
    episode.measured?.facts.isAfterClosing ? 'after closing' : undefined,
    ended && `${ended.why} ${msOf(ended.at)}`,
  ];
  return parts.join('|');
}

function figuresOf(episode: Episode): string {
  if (episode.ended) return '';
  const { waiting, available, staffed, channel, source } = episode.measured?.facts ?? {};
  const what = targetKey(episode.target);
  const clause = presentClause({ ...episode, what, names: undefined });
  return [clause, waiting, available, staffed, channel, source].join('|');
}

function msOf(at: Date): number {
  return at.getTime();
}
