import type { Asker } from '../answer.ts';
import { attemptOf } from './start/attempt.ts';
import { begin } from './start/begin.ts';
import { findWhom } from './start/find-whom.ts';
import { agentIdOf, type ListenIntent } from './start/intent.ts';
import type { ListenPorts } from './start/listen-ports.ts';
import { openIntent } from './start/open-intent.ts';
import { prepare } from './start/prepare.ts';
import { refusalsNoted } from './start/refusals.ts';
import type { ListenReport } from './start/report.ts';

export type { ListenPorts, ListenReport };

/**
 * Starts monitoring of a live contact for the person who asks, once: silent, with barge-in offered
 * where that was wished for. The gate has just confirmed the link, the permissions and the switch.
 * Every attempt is written down, whether it was refused or not; what asks back was none yet. Throws
 * BotError `connect_…`, `listen_…`, `redis_…`, `slack_…`.
 */
export async function startListening(
  ports: ListenPorts,
  intent: ListenIntent,
  asker: Asker,
): Promise<ListenReport> {
  const attempt = await attemptOf(ports, intent, asker);
  const typed = { agentId: agentIdOf(intent), contactId: intent.contactId ?? intent.bareId };
  const whom = await refusalsNoted(ports, attempt, typed, () => findWhom(ports, attempt));
  if (whom.kind !== 'whom') return whom;
  const { agentId, contactId, detail } = whom;
  const target = { agentId, contactId, queueId: detail?.queueId, channel: detail?.channel };
  const found = await refusalsNoted(ports, attempt, target, async () => {
    const ready = await prepare(ports, attempt, whom);
    return ready.kind === 'ready' ? openIntent(ports, attempt, ready) : ready;
  });
  return found.kind === 'opened' ? begin(ports, attempt, found) : found;
}
