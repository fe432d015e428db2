import type { Message } from '../blocks/message.ts';
import { context } from '../blocks/primitives.ts';
import { count, figure } from '../blocks/text.ts';
import type { Progress } from '../ports/connect.ts';

/** Said while an answer takes its time: how far the reading has come, where that is known. */
export function progressView(progress: Progress | undefined): Message {
  const text = `${soFar(progress)} The answer follows here.`;
  return { text, blocks: [context(text)] };
}

function soFar(progress: Progress | undefined): string {
  if (!progress) return 'Still working on it.';
  if ('queuesRead' in progress) {
    const { queuesRead, of } = progress;
    return `Reading from Amazon Connect: ${figure(queuesRead)} of ${count(of, 'queue')} so far.`;
  }
  const { agentsRead: read, ofAbout: all } = progress;
  const known =
    all !== undefined && all > read
      ? `${figure(read)} of about ${count(all, 'agent')}`
      : count(read, 'agent');
  return `Reading from Amazon Connect: ${known} so far.`;
}
