import type { Episode, OwedReply } from '../../../domain/alerting/alert.ts';
import type { Mentioned } from '../../../domain/alerting/rule.ts';

/** With one more reply to be said. What is critical is shown in the channel too, but for its end. */
export function withReply(
  episode: Episode,
  kind: OwedReply['kind'],
  mentions: readonly Mentioned[],
  now: Date,
): Episode {
  const number = episode.replies.filter((reply) => reply.kind === kind).length + 1;
  const reply: OwedReply = {
    id: `${episode.id}|${kind}|${number}`,
    kind,
    at: now,
    mentions,
    isBroadcast: episode.level === 'critical' && kind !== 'resolved',
    measured: episode.measured,
  };
  return { ...episode, replies: [...episode.replies, reply] };
}
