import type { ListenSession, SessionRecord } from '../../../domain/listening.ts';
import type { Attempt } from './attempt.ts';
import type { ListenPorts } from './listen-ports.ts';
import { standingOf } from './open-before.ts';
import type { Ready } from './prepare.ts';
import type { Standing, TurnedAway } from './report.ts';

/** An intent that this click opened. */
export interface Opened {
  readonly kind: 'opened';
  readonly ready: Ready;
  readonly record: SessionRecord;
}

/** Opens the intent, of which there is one for all clicks. Throws BotError `redis_unavailable`. */
export async function openIntent(
  ports: ListenPorts,
  attempt: Attempt,
  ready: Ready,
): Promise<Opened | Standing | TurnedAway> {
  const { heard, contact, notice } = ready;
  const session = sessionOf(ports, attempt, ready);
  const opened = await ports.listenSessions.open(attempt.tenant, session, notice);
  return opened.isFirst
    ? { kind: 'opened', ready, record: opened.record }
    : standingOf(opened.record, { ...heard, contact });
}

function sessionOf(
  { ids, clock }: ListenPorts,
  { slackUserId, link, intent }: Attempt,
  { heard, contact, capabilities }: Ready,
): ListenSession {
  const { connectUserId, username } = link;
  const { contactId, queueId, channel } = contact;
  const who = { slackUserId, connectUserId, username, agentId: heard.agentId };
  const about = { contactId, queueId, channel, capabilities, reason: intent.reason };
  return { id: ids.uuid(), ...who, ...about, openedAt: clock.now() };
}
