import type { WatchRecord } from '../../../domain/contact-watch.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import { inTurn } from '../../in-turn.ts';
import { takeRight } from '../../right.ts';
import { wholeSecond } from '../../slot-time.ts';
import { whileRedisAnswers } from '../../while-redis-answers.ts';
import { decideAll } from './decide-round.ts';
import { withAccepted } from './note-accepted.ts';
import { paceOf } from './pace.ts';
import type { Memory, Scene, WatchesPorts } from './scene.ts';
import { tellAll } from './tell-round.ts';

export interface Watches {
  /** Looks at the watched contacts of a tenant and tells their watchers; asked for during a run, it is that one. */
  look(tenant: Tenant, signal: AbortSignal): Promise<void>;
  /**
   * Something was heard of a contact: where it is watched it is looked at now, and not at the next
   * slot. What was heard is never told; what Amazon Connect then says is, and where it lags behind
   * the next slot looks again.
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
  const running = new Map<string, { readonly isOnlySoon: boolean; readonly done: Promise<void> }>();
  const keyOf = ({ workspace, instance }: Tenant) => `${workspace}/${instance}`;
  const memoryOf = (tenant: Tenant): Memory => {
    const memory = memories.get(keyOf(tenant)) ?? emptyMemory(ports.ids.uuid());
    memories.set(keyOf(tenant), memory);
    return memory;
  };
  /** What is asked for during a run is that one, but a slot is more than a look at a few. */
  const run = async (tenant: Tenant, signal: AbortSignal, isOnlySoon: boolean): Promise<void> => {
    const key = keyOf(tenant);
    const current = running.get(key);
    if (current && (isOnlySoon || !current.isOnlySoon)) return current.done;
    if (current) {
      await current.done.catch(() => undefined);
      return run(tenant, signal, isOnlySoon);
    }
    const about = { tenant, signal, isOnlySoon, memory: memoryOf(tenant) };
    const done = runOnce(ports, about).finally(() => {
      running.delete(key);
    });
    running.set(key, { isOnlySoon, done });
    return done;
  };
  return {
    look: (tenant, signal) => run(tenant, signal, false),
    contactSeen: async (tenant, contactId, signal) => {
      const { watched, soon } = memoryOf(tenant);
      if (!watched.has(contactId)) return;
      soon.add(contactId);
      // A run that is under way may have looked before this was heard.
      await running.get(keyOf(tenant))?.done.catch(() => undefined);
      if (!soon.has(contactId)) return;
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
    const standing = await right.standing();
    const scene = { ...ports, ...run, startedAt, turns: inTurn(right) };
    if (standing === 'ours') await watchAll(scene);
    // What is heard may come to this process although another one looks.
    else if (standing === 'elsewhere') await listed(scene);
  } finally {
    // Nobody else may say what Slack has taken and Redis does not know of.
    if (memory.accepted.size === 0) await right.giveBack();
  }
}

/** All watches, and in memory which contacts they are of; undefined while Redis is away. */
async function listed({
  watchStore,
  tenant,
  memory,
}: Scene): Promise<readonly WatchRecord[] | undefined> {
  const all = await whileRedisAnswers(() => watchStore.list(tenant));
  if (all) memory.watched = new Set(all.map(({ watch }) => watch.contactId));
  return all;
}

async function watchAll(scene: Scene): Promise<void> {
  const { memory, signal } = scene;
  const all = await listed(scene);
  if (!all) return;
  const ids = new Set(all.map(({ watch }) => watch.id));
  for (const id of memory.accepted.keys()) if (!ids.has(id)) memory.accepted.delete(id);
  if (all.length === 0) return;
  const records = all.map((one) => withAccepted(one, memory.accepted.get(one.watch.id)));
  const decided = await decideAll(scene, records);
  if (signal.aborted) return;
  await tellAll(scene, decided, paceOf(scene.intervalSeconds, all));
}
