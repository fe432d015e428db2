import type { SeenMessage } from '../../../drive/api.ts';

export interface Thread {
  readonly root: SeenMessage;
  readonly replies: readonly SeenMessage[];
}

/** Messages with their replies under them, oldest first; a reply whose root is not seen stands by itself. */
export function threadsOf(messages: readonly SeenMessage[]): readonly Thread[] {
  const roots = new Set(messages.filter((message) => !isReply(message)).map(({ ts }) => ts));
  return messages
    .filter((message) => !isReply(message) || !roots.has(message.threadTs ?? ''))
    .map((root) => ({
      root,
      replies: messages.filter((reply) => isReply(reply) && reply.threadTs === root.ts),
    }));
}

/** When a message was posted, from its `ts`, in milliseconds. */
export function postedAt(ts: string): number {
  return Math.floor(Number(ts) * 1000);
}

/** True when a message stands under the one before it without name and picture again; one that only this person sees never does. */
export function continues(message: SeenMessage, before: SeenMessage | undefined): boolean {
  return (
    before !== undefined &&
    before.userId === message.userId &&
    !before.isEphemeral &&
    !message.isEphemeral &&
    postedAt(message.ts) - postedAt(before.ts) < 300_000
  );
}

function isReply(message: SeenMessage): boolean {
  return message.threadTs !== undefined && message.threadTs !== message.ts;
}
