import type { RespondArguments } from '@slack/bolt';
import type { Chart } from '../blocks/chart.ts';
import { limits } from '../blocks/limits.ts';
import type { Block, Message } from '../blocks/message.ts';
import { context } from '../blocks/primitives.ts';
import { clip } from '../blocks/text.ts';
import { type Said, said } from '../features/answer.ts';
import { AnswerRefused, type PostAnswer } from './post-answer.ts';
import type { Reply } from './reply.ts';

/** What was said before at this response URL, and where charts can go that are refused there. */
export interface Before {
  readonly wasToldProgress: boolean;
  /** To the asker alone; true when they are there. Never fails. */
  readonly sendCharts?: (charts: readonly Chart[]) => Promise<boolean>;
}

const nothing: Before = { wasToldProgress: false };

/**
 * Gives the answer; once more in plain blocks when Slack refuses the newest ones. With the progress
 * said before and a second try of each, the five uses of a response URL are enough.
 * Throws AnswerRefused, or what the network throws.
 */
export async function respond(
  post: PostAnswer,
  reply: Reply,
  answer: Said,
  before = nothing,
): Promise<void> {
  const { blocks, plainBlocks } = answer.message;
  const send = (shown: readonly Block[]) =>
    twice(post, reply, payload(reply, answer, shown, before));
  try {
    await send(blocks);
  } catch (error) {
    if (!plainBlocks || !refusesContent(error)) throw error;
    await send([...plainBlocks, ...(await pictureNote(answer, plainBlocks, before))]);
  }
}

/** What was drawn for one person goes to that person; a whole channel reads the figures in plain. */
async function pictureNote(
  { seenBy, message: { charts = [] } }: Said,
  { length }: readonly Block[],
  { sendCharts }: Before,
): Promise<readonly Block[]> {
  if (seenBy === 'channel' || charts.length === 0 || length >= limits.messageBlocks) return [];
  const isThere = await sendCharts?.(charts);
  return isThere === true
    ? [context('The charts are a picture in your direct message with Floorwalker.')]
    : [];
}

/** Says something on the way to the answer, for which nobody has to try twice. Throws like `respond`. */
export function mention(post: PostAnswer, reply: Reply, message: Message): Promise<void> {
  return post(reply.respondTo, payload(reply, said(message), message.blocks, nothing));
}

/** Once more when Slack did not take it: a doubled answer to one person is better than none. */
async function twice(
  post: PostAnswer,
  { respondTo: url }: Reply,
  answer: RespondArguments,
): Promise<void> {
  try {
    await post(url, answer);
  } catch (error) {
    // A response URL that is used up or over stays so; and a whole channel is told once or not at all.
    const isFinal = error instanceof AnswerRefused && error.statusCode < 500;
    if (isFinal || answer.response_type === 'in_channel') throw error;
    await post(url, answer);
  }
}

/** 404 is a URL that is over, 429 too many answers. */
function refusesContent(error: unknown): boolean {
  return error instanceof AnswerRefused && (error.statusCode === 400 || error.statusCode === 200);
}

function payload(
  { mode }: Reply,
  answer: Said,
  blocks: readonly Block[],
  before: Before,
): RespondArguments {
  const isForAll = answer.seenBy === 'channel';
  // UNVERIFIED: whether this takes the place of the progress after a command, or stands below it.
  // After a press it would take the place of the message that was pressed, so it is not tried there.
  const replacesProgress = mode === 'typed' && before.wasToldProgress && !isForAll;
  // Where the progress stands in the place of the message already, there is nothing to spare.
  const isSpared = answer.isBeside === true && !before.wasToldProgress;
  return {
    response_type: isForAll ? 'in_channel' : 'ephemeral',
    replace_original: (mode === 'replace' && !isSpared) || replacesProgress,
    text: clip(answer.message.text, limits.messageText),
    blocks: [...blocks],
    unfurl_links: false,
    unfurl_media: false,
  };
}
