import type { Tenant } from '../../../domain/tenant.ts';
import { inTurn } from '../../in-turn.ts';
import { takeRight } from '../../right.ts';
import { wholeSecond } from '../../slot-time.ts';
import { whileRedisAnswers } from '../../while-redis-answers.ts';
import { decideAll } from './decide-round.ts';
import { withAccepted } from './note-accepted.ts';
import type { Memory, Scene, WatchesPorts } from './scene.ts';
import { tellAll } from './tell-round.ts';

export interface Watches {
  /** Looks at the watched contacts of a tenant and tells their watchers; asked for during a run, it is that one. */
  look(tenant: Tenant, signal: AbortSignal): Promise<void>;
  /**
   * Something was heard of a contact: where it is watched it is looked at now, and not at the next
   * slot. What was heard is never told; what Amazon Connect then says is.
   */
  contactSeen(tenant: Tenant, contactId: string, signal: AbortSignal): Promise<void>;
}

/**
 * Makes the tick of the watches. A foreseen failure rejects nothing: what could not be read changes
 * nothing, and what could not be said is said at the next slot. One process at a time looks at a
 * tenant's watches. While Redis is away nobody is told anything.
 *
 * What is true and what is to be said are one write. What Slack accepted is remembered by this process
 * until Redis has it. Not covered: Slack accepts something and its reply is lost, or the process dies
 * between the two. Then a card or a reply may stand there twice, and none is lost.
 */
export function createWatches(ports: WatchesPorts): Watches {
  const memories = new Map<string, Memory>();
  const running = new Map<string, Promise<void>>();
  const keyOf = ({ workspace, instance }: Tenant) => `${workspace}/${instance}`;
  const memoryOf = (tenant: Tenant): Memory => {
    const memory = memories.get(keyOf(tenant)) ?? emptyMemory(ports.ids.uuid());
    memories.set(keyOf(tenant), memory);
    return memory;
  };
  const run = (tenant: Tenant, signal: AbortSignal, isOnlySoon: boolean): Promise<void> => {
    const key = keyOf(tenant);
    const current = running.get(key);
    if (current) return current;
    const about = { tenant, signal, isOnlySoon, memory: memoryOf(tenant) };
    const started = runOnce(ports, about).finally(() => {
      running.delete(key);
    });
    running.set(key, started);
    return started;
  };
  return {
    look: (tenant, signal) => run(tenant, signal, false),
    contactSeen: async (tenant, contactId, signal) => {
      const { watched, soon } = memoryOf(tenant);
      if (!watched.has(contactId)) return;
      soon.add(contactId);
      // A run that is under way may have looked before this was heard.
      await running.get(keyOf(tenant))?.catch(() => undefined);
      await run(tenant, signal, true);
    },
  };
}

function emptyMemory(token: string): Memory {
  return {
    token,
    accepted: new Map(),
    refused: new Map(),
    lookedAt: new Map(),
    soon: new Set(),
    watched: new Set(),
    quietUntil: undefined,
    isFailing: false,
    isUnread: false,
  };
}

async function runOnce(
  ports: WatchesPorts,
  run: Pick<Scene, 'tenant' | 'signal' | 'memory' | 'isOnlySoon'>,
): Promise<void> {
  const { memory, tenant } = run;
  const startedAt = wholeSecond(ports.clock);
  const claims = ports.watchStore;
  const right = await takeRight({ claims, clock: ports.clock }, tenant, memory.token);
  try {
    if ((await right.standing()) !== 'ours') return;
    await watchAll({ ...ports, ...run, startedAt, turns: inTurn(right) });
  } finally {
    // Nobody else may say what Slack has taken and Redis does not know of.
    if (memory.accepted.size === 0) await right.giveBack();
  }
}

async function watchAll(scene: Scene): Promise<void> {
  const { watchStore, tenant, memory, signal } = scene;
  const listed = await whileRedisAnswers(() => watchStore.list(tenant));
  if (!listed) return;
  const ids = new Set(listed.map(({ watch }) => watch.id));
  memory.watched = new Set(listed.map(({ watch }) => watch.contactId));
  for (const id of memory.accepted.keys()) if (!ids.has(id)) memory.accepted.delete(id);
  if (listed.length === 0) return;
  const records = listed.map((one) => withAccepted(one, memory.accepted.get(one.watch.id)));
  const decided = await decideAll(scene, records);
  if (signal.aborted) return;
  await tellAll(scene, decided);
}
