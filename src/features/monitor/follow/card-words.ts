import { exactDuration, secondsBetween, timeOfDay } from '../../../blocks/format.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import type { SessionRecord, SessionState } from '../../../domain/listening.ts';
import { ringsAt } from '../start/ring-words.ts';
import type { Beside } from './scene.ts';

type Of<Kind extends SessionState['kind']> = Extract<SessionState, { kind: Kind }>;

/** What the words go by besides the session itself. */
export interface WordsAbout {
  /** undefined: ids stand there instead. */
  readonly names: Names | undefined;
  readonly now: Date;
  readonly beside: Beside;
  /** True where the supervisor's contacts could not be read in this look. */
  readonly isUnread: boolean;
}

/** What was not read for longer than this is no longer called current, seconds. */
const staleSeconds = 120;

/** How it stands, in one or two sentences, for mrkdwn. */
export function stateWords(record: SessionRecord, about: WordsAbout): string {
  const { session, standing } = record;
  const { state } = standing;
  switch (state.kind) {
    case 'asked':
      return `Asked for at ${timeOfDay(session.openedAt)}. Whether it began is not known yet: Amazon Connect did not say. If ${rings(record, about)} rings, accept it there.${notCurrent(session.openedAt, about)}`;
    case 'running':
      return runningWords(state, record, about);
    case 'ended':
      return endedWords(state);
    case 'not-seen':
      return `*It was not seen to begin.* Amazon Connect was asked at ${timeOfDay(session.openedAt)}, and no such session was among your contacts within a minute. If your contact control panel does ring, or shows one, it is not followed here.`;
  }
}

function runningWords(state: Of<'running'>, record: SessionRecord, about: WordsAbout): string {
  const { since, seenAt, acceptedAt, goneSince } = state;
  if (goneSince) {
    return `*It seems to be over* since about ${timeOfDay(goneSince)}. That is being confirmed.`;
  }
  if (acceptedAt) {
    return `*You are listening* since ${timeOfDay(acceptedAt)}.${notCurrent(seenAt ?? acceptedAt, about)}`;
  }
  const ringing = `*It rings* at ${rings(record, about)} since ${timeOfDay(since)}: accept it there. Until then nobody listens.`;
  return `${ringing}${notCurrent(seenAt ?? since, about)}`;
}

function rings(
  { session: { channel, username } }: SessionRecord,
  { beside: { phone } }: WordsAbout,
): string {
  return ringsAt({ channel, username, phone });
}

/** Empty while it is current. */
function notCurrent(lastSeenAt: Date, { isUnread, now }: WordsAbout): string {
  return isUnread && secondsBetween(lastSeenAt, now) > staleSeconds
    ? ` *Not current since ${timeOfDay(lastSeenAt)}*: Amazon Connect could not be read, so it may be over. It goes on by itself.`
    : '';
}

function endedWords({ acceptedAt, at, isExact }: Of<'ended'>): string {
  const until = `${isExact ? '' : 'about '}${timeOfDay(at)}`;
  if (!acceptedAt) return `*Over.* It ended at ${until}, and was not seen to be accepted.`;
  const lasting = exactDuration(secondsBetween(acceptedAt, at));
  return isExact
    ? `*Over.* You listened for ${lasting}, until ${until}.`
    : `*Over.* You listened for about ${lasting}, until ${until}: Amazon Connect did not say when exactly it ended.`;
}

/** Whether they can be heard in it, for mrkdwn. */
export function wayWords({ session }: Pick<SessionRecord, 'session'>, mayBarge: boolean): string {
  if (session.capabilities.includes('BARGE')) {
    return 'May step in: nobody hears you until you choose barge-in, which the control panel offers where enhanced monitoring is enabled.';
  }
  return `Silent: nobody hears you, and it cannot become barge-in.${mayBarge ? ' *Barge in* starts a new session; end this one in your control panel first.' : ''}`;
}
