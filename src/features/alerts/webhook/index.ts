import type { Episode } from '../../../domain/alerting/alert.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import { codeOf } from '../../../domain/errors.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import { type TenantRun, tenantRuns } from '../../../domain/tenant-runs.ts';
import { namesIfAny } from '../../../floor/names-if-any.ts';
import type { Directory } from '../../../ports/connect.ts';
import type { Clock, Ids, Log } from '../../../ports/ground.ts';
import type { Pager } from '../../../ports/pager.ts';
import type { AlertStore, HookStanding, HookStore } from '../../../stores/alerting.ts';
import { type Right, takeRight } from '../../right.ts';
import type { Troubles } from '../health/index.ts';
import { standingAfter } from './back-off.ts';
import { nextOwed } from './hooks-owed.ts';
import { noteStanding } from './note-standing.ts';
import { pageOf } from './page-of.ts';

export { hooksOwed } from './hooks-owed.ts';

export interface HookPorts {
  readonly alertStore: Pick<AlertStore, 'read'>;
  readonly hooks: HookStore;
  /** Undefined where no address is configured: then nothing is told, and nothing is owed. */
  readonly pager: Pager | undefined;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  /** Told when critical alerts are not taken, and when one is again. */
  readonly troubles: Pick<Troubles, 'note' | 'clear'>;
}

/** Tells the outgoing webhook what it is owed; a run asked for during another is that one. */
export type TellHooks = (tenant: Tenant, signal: AbortSignal) => Promise<void>;

interface Memory {
  /** By which Redis tells this process from the others. */
  readonly token: string;
  isFailing: boolean;
}

type Scene = Omit<HookPorts, 'pager'> & TenantRun<Memory> & { readonly pager: Pager };

/**
 * Makes the outgoing webhook, of one tenant a process. What is owed follows from the episodes, so it
 * survives a restart; one process tells, by a right in Redis; of one episode in its order. A foreseen
 * failure rejects nothing and is tried again later, less and less often. Who dies between telling and
 * writing it down tells it twice, with the same idempotency key.
 */
export function createHooks(ports: HookPorts): TellHooks {
  const { pager } = ports;
  if (!pager) return async () => undefined;
  return tenantRuns<Memory>(
    () => ({ token: ports.ids.uuid(), isFailing: false }),
    (run) => tell({ ...ports, ...run, pager }),
  ).run;
}

async function tell(scene: Scene): Promise<void> {
  const { hooks, clock, tenant, memory, signal, log } = scene;
  const right = await takeRight({ claims: hooks, clock }, tenant, memory.token);
  try {
    if ((await right.standing()) === 'ours') await tellAll(scene, right);
  } catch (error) {
    if (signal.aborted) return;
    if (codeOf(error) === undefined) throw error;
    log.warn({ tenant, err: error }, 'The outgoing webhook could not be told');
  } finally {
    await right.giveBack();
  }
}

async function tellAll(scene: Scene, right: Right): Promise<void> {
  const { hooks, alertStore, clock, tenant, directory, signal } = scene;
  // In this order: a standing whose episode is not read after it belongs to one that is archived.
  const standings = new Map(await hooks.read(tenant));
  const { episodes } = await alertStore.read(tenant, clock.now());
  const known = new Set(episodes.flatMap((episode) => episode.hooks.map(({ id }) => id)));
  await hooks.forget(
    tenant,
    [...standings.keys()].filter((id) => !known.has(id)),
  );
  const owing = episodes
    .filter((episode) => isDue(episode, standings, clock.now()))
    .toSorted((one, other) => one.firedAt.getTime() - other.firedAt.getTime());
  if (owing.length === 0) return;
  const names = await namesIfAny({ directory, instance: tenant.instance });
  for (const episode of owing) {
    if (!(await tellEpisode(scene, { right, standings, names }, episode))) return;
    if (signal.aborted) return;
  }
}

function isDue(episode: Episode, standings: ReadonlyMap<string, HookStanding>, now: Date): boolean {
  const hook = nextOwed(episode, standings);
  if (!hook) return false;
  const standing = standings.get(hook.id);
  return standing?.kind !== 'failed' || standing.againAt.getTime() <= now.getTime();
}

interface Around {
  readonly right: Right;
  readonly standings: Map<string, HookStanding>;
  readonly names: Names | undefined;
}

/** All that is owed of one episode, in order, as far as it goes. False when the next one would fare no better. */
async function tellEpisode(
  scene: Scene,
  { right, standings, names }: Around,
  episode: Episode,
): Promise<boolean> {
  const { hooks, pager, clock, tenant, signal, memory, log } = scene;
  while (isDue(episode, standings, clock.now())) {
    const hook = nextOwed(episode, standings);
    if (!hook || (await right.confirmed()) !== 'ours') return false;
    const paged = await pager.tell(pageOf(episode, hook, names), signal);
    // Stopping is no failure of the other side: the next process tells it.
    if (paged.kind !== 'told' && signal.aborted) return false;
    const standing = standingAfter(hook, standings.get(hook.id), paged, clock.now());
    await hooks.write(tenant, hook.id, standing);
    standings.set(hook.id, standing);
    await noteStanding(scene, hook, standing);
    const facts = { tenant, hookId: hook.id };
    if (standing.kind === 'given-up') {
      log.error({ ...facts, why: standing.why }, 'Given up: the outgoing webhook took this not');
    } else if (paged.kind === 'told') {
      memory.isFailing = false;
    } else if (!memory.isFailing) {
      memory.isFailing = true;
      const why = paged.kind === 'refused' ? `status ${paged.status}` : paged.why;
      log.warn({ ...facts, why }, 'The outgoing webhook did not take this; it is tried again');
    }
    if (paged.kind === 'failed' && !paged.isAnswered) return false;
  }
  return true;
}
