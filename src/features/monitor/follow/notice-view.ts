import { timeOfDay } from '../../../blocks/format.ts';
import { section } from '../../../blocks/primitives.ts';
import { name } from '../../../blocks/text.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import type { SessionRecord } from '../../../domain/listening.ts';
import { agentName, queueName } from '../../../floor/named.ts';
import type { PrivateNote } from '../../../ports/slack.ts';
import { channelWord } from '../../words-for.ts';

/** What the agent is told of a session: that somebody listens, or that it is over. No word of the customer. */
export function noticeNote(record: SessionRecord, names: Names | undefined): PrivateNote {
  const text = words(record, names);
  return { kind: 'notice', eventId: record.session.id, text, blocks: [section(text)] };
}

function words({ session, standing }: SessionRecord, names: Names | undefined): string {
  const { connectUserId, username, capabilities } = session;
  const who = `*${name(names ? agentName(names, connectUserId) : username)}*`;
  const { state } = standing;
  const what = `your contact (${contactOf(session, names)})`;
  const told = 'Your organisation wants you to know it.';
  switch (state.kind) {
    case 'ended': {
      const { acceptedAt, at, isExact } = state;
      const until = `${isExact ? '' : 'about '}${timeOfDay(at)}`;
      return acceptedAt
        ? `${who} listened to ${what} from ${timeOfDay(acceptedAt)} to ${until}. It is over. ${told}`
        : `${who} wanted to listen to ${what} and was not seen to accept it. It was over at ${until}. ${told}`;
    }
    case 'running': {
      const heard = capabilities.includes('BARGE')
        ? 'They start unheard, and may barge in: then you and the customer hear them.'
        : 'They hear, and are heard by nobody.';
      return `${who} can listen to ${what} since ${timeOfDay(state.since)}. ${heard} ${told}`;
    }
    default:
      return `${who} wanted to listen to ${what}. It was not seen to begin. ${told}`;
  }
}

function contactOf({ channel, queueId }: SessionRecord['session'], names: Names | undefined) {
  const queue = queueId === undefined ? undefined : names && name(queueName(names, queueId));
  return [channelWord(channel), queue].filter(Boolean).join(' · ');
}
