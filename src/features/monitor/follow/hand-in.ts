import type { SessionRecord } from '../../../domain/listening.ts';
import { whileRedisAnswers } from '../../while-redis-answers.ts';
import type { Change, Scene } from './scene.ts';
import type { SessionStep } from './transition.ts';

/** A session with what was done of it, whether Redis knows that or not. */
export function withAccepted(record: SessionRecord, accepted: Change | undefined): SessionRecord {
  return accepted ? { ...record, standing: { ...record.standing, ...accepted } } : record;
}

/**
 * Writes down what was said of a session. What Redis did not take is remembered by this process and
 * written in the next run. undefined when another process has written meanwhile.
 */
export async function handIn(
  scene: Scene,
  record: SessionRecord,
  change: Change,
): Promise<SessionRecord | undefined> {
  const { memory } = scene;
  const { id } = record.session;
  memory.accepted.set(id, { ...memory.accepted.get(id), ...change });
  const next = withAccepted(record, memory.accepted.get(id));
  const outcome = await write(scene, next);
  if (outcome === 'written') {
    memory.accepted.delete(id);
    return { ...next, version: next.version + 1 };
  }
  return outcome === 'away' ? next : undefined;
}

/**
 * Writes a new state, with what is to be audited of it in the same step. undefined where it was not
 * written: then it is looked at again at the next slot, and nothing is said.
 */
export async function writeState(
  scene: Scene,
  record: SessionRecord,
  { state, news }: SessionStep,
): Promise<SessionRecord | undefined> {
  const { standing } = record;
  const unaudited = [...(standing.unaudited ?? []), ...news];
  const next = { ...record, standing: { ...standing, state, unaudited } };
  const outcome = await write(scene, next);
  if (outcome !== 'written') return undefined;
  scene.memory.accepted.delete(record.session.id);
  return { ...next, version: next.version + 1 };
}

async function write(
  { listenSessions, tenant }: Scene,
  { session, version: expectedVersion, standing }: SessionRecord,
): Promise<'written' | 'overtaken' | 'away'> {
  const isWritten = await whileRedisAnswers(() =>
    listenSessions.write(tenant, { id: session.id, expectedVersion, standing }),
  );
  if (isWritten === undefined) return 'away';
  return isWritten ? 'written' : 'overtaken';
}
