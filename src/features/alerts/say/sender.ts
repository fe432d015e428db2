import { BotError } from '../../../domain/errors.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import type { KeptPost } from '../../../stores/alerting.ts';
import { takeRight } from '../../right.ts';
import { homesOf, shownIn } from './homes.ts';
import { nextStep, type Rank, rankOf, ranks } from './next-step.ts';
import { oneRunAtATime } from './one-run-at-a-time.ts';
import { type Place, performed } from './perform.ts';
import type { Memory, Scene, SenderDeps } from './sender-deps.ts';
import { type SenderStanding, standingOf } from './standing.ts';

/** What a run left behind. */
export interface Sent {
  /** When Slack lets us speak again, if it asked us to wait. */
  readonly retryAt: Date | undefined;
}

export interface Sender {
  /** Says what is to be said to a tenant's channels; never two runs at once in this process. */
  send(tenant: Tenant): Promise<Sent>;
  /** How it stands. Throws BotError `redis_unavailable`. */
  standing(tenant: Tenant): Promise<SenderStanding>;
}

/**
 * Makes the sender: it brings what was said to what is true, whichever process runs it and as often as
 * it likes. One message for each home, posted once and changed in its place, and each reply once: an
 * attempt is written down before it is made, and one without a known end is looked for in the channel
 * before the next. A foreseen failure rejects nothing; what was not said waits for the next run.
 */
export function createSender(deps: SenderDeps): Sender {
  const senders = new Map<string, () => Promise<Sent>>();
  const memories = new Map<string, Memory>();
  const memoryOf = (tenant: Tenant) => {
    const key = `${tenant.workspace}/${tenant.instance}`;
    const memory = memories.get(key) ?? emptyMemory(deps.ids.uuid());
    memories.set(key, memory);
    return memory;
  };
  return {
    send: (tenant) => {
      const key = `${tenant.workspace}/${tenant.instance}`;
      const sender = senders.get(key) ?? oneRunAtATime(() => run(deps, tenant, memoryOf(tenant)));
      senders.set(key, sender);
      return sender();
    },
    standing: (tenant) => standingOf(deps, tenant, memoryOf(tenant)),
  };
}

function emptyMemory(token: string): Memory {
  return { token, quiet: new Map(), updates: [], mayReadHistory: undefined, isFailing: false };
}

async function run(deps: SenderDeps, tenant: Tenant, memory: Memory): Promise<Sent> {
  const { clock, log, posts } = deps;
  const right = await takeRight({ claims: posts, clock }, tenant, memory.token);
  try {
    if ((await right.standing()) === 'ours') await sayAll({ ...deps, tenant, memory, right });
    memory.isFailing = false;
  } catch (error) {
    if (!(error instanceof BotError)) throw error;
    if (!memory.isFailing) log.warn({ tenant, err: error }, 'Not everything could be said yet');
    memory.isFailing = true;
  } finally {
    await right.giveBack();
  }
  return { retryAt: soonestQuiet(memory, clock.now()) };
}

function soonestQuiet({ quiet }: Memory, now: Date): Date | undefined {
  for (const [key, until] of quiet) if (until <= now) quiet.delete(key);
  const [soonest] = [...quiet.values()].toSorted((one, other) => one.getTime() - other.getTime());
  return soonest;
}

/** What is of no use but for being exact leaves most of what Slack takes to what matters. Updates a minute. */
const figuresAMinute = 25;

/** What is critical first, then what was not said at all; figures last. Rejects where going on would fail in the same way. */
async function sayAll(scene: Scene): Promise<void> {
  const places = await readPlaces(scene);
  for (const rank of ranks) {
    for (const [homeId, place] of places) {
      const next = await sayOne(scene, place, rank);
      if (next === undefined) places.delete(homeId);
      else if (next !== place) places.set(homeId, next);
      if ((await scene.right.standing()) !== 'ours') return;
    }
  }
}

/** Steps of this rank for one message, as long as there are any; undefined where nothing more is done there in this run. */
async function sayOne(scene: Scene, start: Place, rank: Rank): Promise<Place | undefined> {
  let place = start;
  for (;;) {
    const now = scene.clock.now();
    const step = nextStep(place.homeNow, place.kept?.post, place.fingerprint, now);
    if (rankOf(step) !== rank) return place;
    if (rank === 'figures' && isSpent(scene)) return undefined;
    const outcome = await performed(scene, place, step);
    if (outcome === 'left' || outcome === 'archived') return undefined;
    place = { ...place, kept: outcome };
  }
}

function isSpent({ memory, clock }: Scene): boolean {
  const from = clock.now().getTime() - 60_000;
  memory.updates = memory.updates.filter((at) => at > from);
  return memory.updates.length >= figuresAMinute;
}

/**
 * What was said is read before what is true: a post without episodes then is one whose episodes are all
 * archived, and is forgotten.
 */
async function readPlaces(scene: Scene): Promise<Map<string, Place>> {
  const { posts, alertStore, tenant, clock, composer } = scene;
  const kept = await posts.read(tenant);
  const { episodes } = await alertStore.read(tenant, clock.now());
  const homes = homesOf(episodes);
  await forgetLeftOver(scene, kept, new Set(homes.map(({ home }) => home.id)));
  const now = clock.now();
  return new Map(
    homes.map((homeNow) => {
      const fingerprint = composer.fingerprint(shownIn(homeNow), now);
      return [homeNow.home.id, { homeNow, kept: kept.get(homeNow.home.id), fingerprint }];
    }),
  );
}

/** Only messages of episodes: others (summaries) are kept by whoever says them. */
async function forgetLeftOver(
  { posts, tenant }: Scene,
  kept: ReadonlyMap<string, KeptPost>,
  homeIds: ReadonlySet<string>,
): Promise<void> {
  const leftOver = [...kept.keys()].filter((id) => !homeIds.has(id) && !id.startsWith('summary|'));
  await posts.forget(tenant, leftOver);
}
