import type { Block, Message } from '../blocks/message.ts';
import { calling, slackNameOf } from './translate-error.ts';

/** The metadata type by which a posted message is found again. */
const metadataType = {
  alert: 'floorwalker_alert',
  board: 'floorwalker_board',
  watch: 'floorwalker_watch',
  session: 'floorwalker_session',
  notice: 'floorwalker_notice',
  link: 'floorwalker_link',
  audit: 'floorwalker_audit',
  trouble: 'floorwalker_trouble',
} as const;

/** How messages of this kind are marked. */
export function metadataTypeOf(kind: keyof typeof metadataType): string {
  return metadataType[kind];
}

/** A message that carries what it is of. */
interface Marked extends Message {
  readonly kind: keyof typeof metadataType;
  readonly eventId: string;
}

type Content = ReturnType<typeof contentOf>;

/** Slack's words for blocks it does not take; nothing was posted or changed then. */
const refusedBlocks = new Set(['invalid_blocks', 'invalid_blocks_format', 'invalid_attachments']);

/** Says a message with its metadata; once more without the newest blocks where Slack does not take them and there is such a form. */
export async function plainlyWhereRefused<Result>(
  method: string,
  marked: Marked,
  say: (content: Content) => Promise<Result>,
): Promise<Result> {
  try {
    return await calling(method, () => say(contentOf(marked, marked.blocks)));
  } catch (error) {
    const { plainBlocks } = marked;
    if (!plainBlocks || !refusedBlocks.has(slackNameOf(error) ?? '')) throw error;
    return calling(method, () => say(contentOf(marked, plainBlocks)));
  }
}

function contentOf({ text, kind, eventId }: Marked, shown: readonly Block[]) {
  const blocks = [...shown];
  const metadata = { event_type: metadataType[kind], event_payload: { id: eventId } };
  return { text, blocks, metadata };
}
