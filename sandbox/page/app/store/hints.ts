import type { SandboxEvent } from '../../../drive/api.ts';

/** What has to be read again. `messages:<conversation>` names one conversation. */
export type ReadingKey = 'everything' | 'state' | 'centre' | 'views' | 'notifications' | string;

/**
 * What an event of the sandbox makes stale for this person. A gap in `seq` means that something
 * was missed, so everything is.
 */
export function staleAfter(
  event: SandboxEvent,
  lastSeq: number | undefined,
  me: string,
): readonly ReadingKey[] {
  if (lastSeq !== undefined && event.seq !== lastSeq + 1) return ['everything'];
  if (event.userId !== undefined && event.userId !== me) return [];
  switch (event.kind) {
    case 'message':
      return event.channel ? [`messages:${event.channel}`] : ['everything'];
    case 'view':
      return ['views'];
    case 'notification':
      return ['notifications'];
    case 'centre':
      return ['centre'];
    case 'clock':
      return ['state', 'centre'];
    case 'lever':
      return ['state'];
  }
}
