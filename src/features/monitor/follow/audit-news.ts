import type { AuditedListening } from '../../../domain/audit.ts';
import { isOpen, type SessionNews, type SessionRecord } from '../../../domain/listening.ts';
import { recordListening } from '../start/attempt.ts';
import { factsOf } from '../start/settle.ts';
import { handIn } from './hand-in.ts';
import type { Followed, Scene } from './scene.ts';
import { tryTo } from './try-to.ts';

/**
 * Writes down what was decided in this look, before any of it is said, and frees what is over: the
 * next click must not wait for what is still to be said. Gives what can be told.
 */
export async function auditAll(
  scene: Scene,
  followed: readonly Followed[],
): Promise<readonly Followed[]> {
  const { listenSessions, tenant } = scene;
  const audited: Followed[] = [];
  for (const one of followed) {
    const { session } = one.record;
    await tryTo(scene, session.id, async () => {
      if (!isOpen(one.record)) await listenSessions.free(tenant, session.id);
      const record = await auditNews(scene, one.record);
      if (record) audited.push({ ...one, record });
    });
  }
  return audited;
}

/**
 * Writes into the audit what was decided of a session, and takes it off its list. An entry may stand
 * there twice where this process dies between the two; none is lost. undefined when another process
 * is at it. Throws BotError `redis_unavailable`.
 */
async function auditNews(scene: Scene, record: SessionRecord): Promise<SessionRecord | undefined> {
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
  scene: Scene,
  { session, standing: { state } }: SessionRecord,
  news: SessionNews,
): Promise<void> {
  const who = { tenant: scene.tenant, slackUserId: session.slackUserId };
  await recordListening(scene, who, news, { ...factsOf(session), ...found(state, news) });
}

function found(
  state: SessionRecord['standing']['state'],
  news: SessionNews,
): Partial<AuditedListening> {
  if (news === 'unknown') return { why: 'not-seen' };
  const sessionContactId = 'sessionContactId' in state ? state.sessionContactId : undefined;
  const requestId = 'requestId' in state ? state.requestId : undefined;
  if (news === 'done') {
    return { sessionContactId, ...(requestId ? { requestId } : { why: 'found-by-looking' }) };
  }
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
