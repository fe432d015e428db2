import type { Episode } from '../../../domain/alerting/alert.ts';
import type { DecideAround } from './decide-input.ts';
import { homeOf } from './home.ts';
import { withFiredHook } from './hooks.ts';
import { peopleDue } from './people.ts';
import { withReply } from './reply.ts';

/**
 * The episode as one that is to be seen from now on. Its first message calls whom the rule calls; in
 * a group that stands there already a reply does, since an edit notifies nobody. A digest is there to
 * be quiet and calls nobody, until something in it is critical or was not taken in time.
 */
export function shown(episode: Episode, around: DecideAround, now: Date): Episode {
  const { rule, level } = episode;
  const { home, isJoining } = homeOf(episode.id, rule, level, around, now);
  const due = home.kind === 'digest' ? [] : peopleDue(rule, level, now);
  const seen: Episode = {
    ...episode,
    home,
    isShown: true,
    shownAt: now > episode.firedAt ? now : undefined,
    spokenAt: now,
    mentions: isJoining ? [] : due,
  };
  return withFiredHook(isJoining ? withReply(seen, 'joined', due, now) : seen, now);
}
