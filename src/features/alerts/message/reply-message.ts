import { section } from '../../../blocks/primitives.ts';
import type { Episode, OwedReply } from '../../../domain/alerting/alert.ts';
import type { Announcement } from '../../../ports/slack.ts';
import type { Around } from './around.ts';
import { called, inBold, type Mark, plainly } from './called.ts';
import { presentClause } from './clause.ts';
import { lateness } from './fact-words.ts';
import { leadOf, levelWords, momentOf } from './lead.ts';
import { mentionWords } from './said.ts';

/** A reply below the message: one line, and whom it calls. */
export function replyMessage({
  episode,
  reply,
  around,
  now,
}: {
  readonly episode: Episode;
  readonly reply: OwedReply;
  readonly around: Around;
  readonly now: Date;
}): Announcement {
  const calls = mentionWords(reply.mentions);
  const late = lateness(reply.at, now);
  const line = (mark: Mark) =>
    [replyWords(episode, reply, around, mark), calls, ...late].filter(Boolean).join(' ');
  return {
    kind: 'alert',
    fitFor: 'colleagues',
    eventId: reply.id,
    text: line(plainly),
    blocks: [section(line(inBold))],
  };
}

function replyWords(episode: Episode, reply: OwedReply, around: Around, mark: Mark): string {
  const level = reply.kind === 'raised' ? 'critical' : episode.level;
  const what = called(episode.target, around, mark);
  const said = { ...episode, level, measured: reply.measured, what, names: around.names };
  const since = momentOf(episode.activeAt, reply.at);
  switch (reply.kind) {
    case 'raised':
      return `Critical now: ${presentClause(said)}.`;
    case 'repeated':
      return `Still ${levelWords[level].toLowerCase()}, since ${since}: ${presentClause(said)}.`;
    case 'escalated':
      return `Nobody has taken it since ${since}: ${presentClause(said)}.`;
    case 'joined':
      return `${levelWords[level]}, too: ${presentClause(said)}.`;
    case 'resolved':
      return `${leadOf(episode, around, mark)}.`;
  }
}
