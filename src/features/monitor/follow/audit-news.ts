import type { AuditedListening } from '../../../domain/audit.ts';
import type { SessionNews, SessionRecord } from '../../../domain/listening.ts';
import { handIn } from './hand-in.ts';
import type { Scene } from './scene.ts';

/**
 * Writes into the audit what was decided of a session, and takes it off its list. An entry may stand
 * there twice where this process dies between the two; none is lost. undefined when another process
 * is at it. Throws BotError `redis_unavailable`.
 */
export async function auditNews(
  scene: Scene,
  record: SessionRecord,
): Promise<SessionRecord | undefined> {
  let current: SessionRecord | undefined = record;
  for (const news of record.standing.unaudited ?? []) {
    if (!current || (await scene.right.confirmed()) !== 'ours') return undefined;
    await write(scene, current, news);
    const unaudited: readonly SessionNews[] = (current.standing.unaudited ?? []).slice(1);
    current = await handIn(scene, current, { unaudited });
  }
  return current;
}

async function write(
  { audit, clock, tenant }: Scene,
  { session, standing: { state } }: SessionRecord,
  news: SessionNews,
): Promise<void> {
  const facts = factsOf(session);
  const { way, agentId, contactId } = facts;
  await audit.record(tenant, {
    at: clock.now(),
    who: session.slackUserId,
    act: 'listen',
    about: `${way} agent ${agentId} contact ${contactId}`,
    outcome: news,
    listening: { ...facts, ...found(state, news) },
  });
}

function found(
  state: SessionRecord['standing']['state'],
  news: SessionNews,
): Partial<AuditedListening> {
  if (news === 'unknown') return { why: 'not-seen' };
  const sessionContactId = 'sessionContactId' in state ? state.sessionContactId : undefined;
  if (news === 'done') return { sessionContactId, why: 'found-by-looking' };
  return { sessionContactId, ...lasted(state) };
}

/** Nothing where it was not seen that they took it: nobody knows how long they listened. */
function lasted(state: SessionRecord['standing']['state']): Partial<AuditedListening> {
  if (state.kind !== 'ended') return {};
  const { acceptedAt, at, isExact } = state;
  if (!acceptedAt) return { why: 'not-seen-accepted' };
  const seconds = Math.max(0, Math.round((at.getTime() - acceptedAt.getTime()) / 1000));
  return { seconds, ...(!isExact && { why: 'about' }) };
}

function factsOf(session: SessionRecord['session']): AuditedListening {
  const { id: sessionId, capabilities, connectUserId, username, reason } = session;
  const { contactId, agentId, queueId, channel } = session;
  const about = { contactId, agentId, queueId, channel };
  const way = capabilities.includes('BARGE') ? 'barge' : 'listen';
  return { way, sessionId, connectUserId, username, ...about, capabilities, reason };
}
