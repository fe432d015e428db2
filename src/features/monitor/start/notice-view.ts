import type { Message } from '../../../blocks/message.ts';
import { section } from '../../../blocks/primitives.ts';
import { name } from '../../../blocks/text.ts';
import { channelWord } from '../../words-for.ts';

/** What an agent is told of somebody who listens. No word of the customer. */
export interface NoticeAbout {
  readonly channel: string | undefined;
  readonly queue: string | undefined;
  /** True where the supervisor can barge in. */
  readonly mayBarge: boolean;
}

interface Told extends NoticeAbout {
  readonly supervisor: string;
}

/** Said before Amazon Connect is asked. */
export function noticeView(told: Told): Message {
  const { supervisor, mayBarge } = told;
  const heard = mayBarge
    ? 'They start unheard, and may barge in: then you and the customer hear them.'
    : 'They hear, and are heard by nobody.';
  return say(
    `*${name(supervisor)}* is about to listen to your contact (${contactOf(told)}). ${heard} Your organisation wants you to know it before it starts.`,
  );
}

/** What it becomes where it did not start after all. */
export function withdrawnView(told: Told): Message {
  return say(
    `*${name(told.supervisor)}* wanted to listen to your contact (${contactOf(told)}). It did not start: nobody listens by this.`,
  );
}

function contactOf({ channel, queue }: NoticeAbout): string {
  return [channelWord(channel), queue === undefined ? undefined : name(queue)]
    .filter(Boolean)
    .join(' · ');
}

function say(text: string): Message {
  return { text, blocks: [section(text)] };
}
