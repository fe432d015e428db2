import type { Tenant } from '../../../domain/tenant.ts';
import { inTurn } from '../../in-turn.ts';
import { takeRight } from '../../right.ts';
import { whileRedisAnswers } from '../../while-redis-answers.ts';
import { requestRound } from '../requests/round.ts';
import { auditAll } from './audit-news.ts';
import { withAccepted } from './hand-in.ts';
import { decideAll, readOnce } from './look-round.ts';
import type { FollowPorts, Memory, Scene } from './scene.ts';
import { tellAll } from './tell-round.ts';

export interface Follower {
  /** Looks at the open sessions and requests of a tenant. Asked for during a run, it is the one after it. */
  look(tenant: Tenant, signal: AbortSignal): Promise<void>;
}

/**
 * Makes the tick that follows who listens to whom. A foreseen failure rejects nothing: what could not
 * be read changes nothing, and what could not be said is said at the next slot. One process at a time
 * follows a tenant's sessions. While Redis is away nobody is told anything.
 *
 * What is true and what the audit is to hold are one write. Not covered: the process dies between
 * what it said or audited and writing that down. Then it may stand there twice, and none is lost.
 */
export function createFollower(ports: FollowPorts): Follower {
  const memories = new Map<string, Memory>();
  const running = new Map<string, { current: Promise<void>; next: Promise<void> | undefined }>();
  const memoryOf = (key: string): Memory => {
    const memory = memories.get(key) ?? emptyMemory(ports.ids.uuid());
    memories.set(key, memory);
    return memory;
  };
  const begin = (key: string, tenant: Tenant, signal: AbortSignal): Promise<void> => {
    const current = runOnce(ports, { tenant, signal, memory: memoryOf(key) }).finally(() => {
      if (running.get(key)?.next === undefined) running.delete(key);
    });
    running.set(key, { current, next: undefined });
    return current;
  };
  return {
    look: (tenant, signal) => {
      const key = `${tenant.workspace}/${tenant.instance}`;
      const now = running.get(key);
      if (!now) return begin(key, tenant, signal);
      // What is under way may have listed the sessions before this one was asked for.
      now.next ??= now.current.catch(() => undefined).then(() => begin(key, tenant, signal));
      return now.next;
    },
  };
}

function emptyMemory(token: string): Memory {
  return {
    token,
    accepted: new Map(),
    beside: new Map(),
    untold: new Set(),
    taken: new Map(),
    outcomes: new Map(),
    quietUntil: undefined,
    failure: undefined,
    isFailing: false,
    isUnread: false,
  };
}

async function runOnce(
  ports: FollowPorts,
  run: Pick<Scene, 'tenant' | 'signal' | 'memory'>,
): Promise<void> {
  const { memory, tenant } = run;
  const claims = ports.listenSessions;
  const right = await takeRight({ claims, clock: ports.clock }, tenant, memory.token);
  try {
    if ((await right.standing()) !== 'ours') return;
    await followAll({ ...ports, ...run, right, turns: inTurn(right) });
  } finally {
    // Nobody else may say what Slack has taken and Redis does not know of.
    if (memory.accepted.size === 0) await right.giveBack();
  }
}

async function followAll(scene: Scene): Promise<void> {
  const { memory, signal, clock } = scene;
  const all = await whileRedisAnswers(() => listed(scene));
  if (!all) return;
  const { records, requests } = all;
  for (const id of memory.accepted.keys()) {
    if (!records.some(({ session }) => session.id === id)) memory.accepted.delete(id);
  }
  if (records.length + requests.length + memory.taken.size === 0) return;
  const now = clock.now();
  const waiting = requests.filter(({ until }) => until > now);
  const reading = await readOnce(scene, records, waiting);
  const followed = await decideAll(scene, records, reading);
  if (signal.aborted) return;
  memory.failure = undefined;
  const audited = await auditAll(scene, followed);
  if (memory.quietUntil && now < memory.quietUntil) return;
  memory.quietUntil = undefined;
  await tellAll(scene, audited);
  await requestRound(scene, requests, reading);
  noteFailure(scene);
}

async function listed({ listenSessions, listenRequests, tenant, memory }: Scene) {
  const [all, requests] = await Promise.all([
    listenSessions.list(tenant),
    listenRequests.list(tenant),
  ]);
  const records = all.map((one) => withAccepted(one, memory.accepted.get(one.session.id)));
  return { records, requests };
}

/** One line when not everything can be said any more, and none for each slot until it can. */
function noteFailure({ memory, log, tenant }: Scene): void {
  const { failure } = memory;
  if (failure && !memory.isFailing) {
    log.warn({ tenant, err: failure }, 'Not everything about listening was said or written down');
  }
  memory.isFailing = failure !== undefined;
}
