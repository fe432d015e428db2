import { shownIn } from './homes.ts';
import { nextStep, type Rank, rankOf, ranks } from './next-step.ts';
import { type Place, performed } from './perform.ts';
import { readPlaces } from './read-places.ts';
import type { Scene } from './sender-deps.ts';

/** What is of no use but for being exact leaves most of what Slack takes to what matters. Updates a minute. */
const figuresAMinute = 25;
/** What went wrong so often in a row waits for all others, whatever it is: it must not hold them up. */
const failsBeforeLast = 2;

/** What is critical first, then what was not said at all; figures last. Rejects where going on would fail in the same way. */
export async function sayAll(scene: Scene): Promise<void> {
  const places = await readPlaces(scene);
  const { failures } = scene.memory;
  for (const id of failures.keys()) if (!places.has(id)) failures.delete(id);
  const isLast = (id: string) => (failures.get(id) ?? 0) >= failsBeforeLast;
  const last = [...places].filter(([id]) => isLast(id));
  const first = [...places].filter(([id]) => !isLast(id));
  for (const some of [first, last]) {
    if (!(await sayInTurn(scene, new Map(some)))) return;
  }
}

/** False where somebody else has the right now. */
async function sayInTurn(scene: Scene, places: Map<string, Place>): Promise<boolean> {
  for (const rank of ranks) {
    for (const [homeId, place] of places) {
      const next = await sayOne(scene, place, rank);
      if (next === undefined) places.delete(homeId);
      else if (next !== place) places.set(homeId, next);
      if ((await scene.right.standing()) !== 'ours') return false;
    }
  }
  return true;
}

/** Steps of this rank for one message, as long as there are any; undefined where nothing more is done there in this run. */
async function sayOne(scene: Scene, start: Place, rank: Rank): Promise<Place | undefined> {
  let place = start;
  for (;;) {
    const now = scene.clock.now();
    // Afresh each time: what time alone changes of it must not be shown again and again.
    const fingerprint = scene.composer.fingerprint(shownIn(place.homeNow), now);
    const step = nextStep(place.homeNow, place.kept?.post, fingerprint, now);
    if (rankOf(step) !== rank) return place;
    if (rank === 'figures' && isSpent(scene)) return undefined;
    const outcome = await counted(scene, place, () => performed(scene, place, step, fingerprint));
    // To have looked for it is not to have said it.
    if (step.kind !== 'settle' && outcome !== 'left')
      scene.memory.failures.delete(place.homeNow.home.id);
    if (outcome === 'left' || outcome === 'archived') return undefined;
    place = { ...place, kept: outcome };
  }
}

async function counted<Result>(
  { memory: { failures } }: Scene,
  { homeNow }: Place,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const { id } = homeNow.home;
    failures.set(id, (failures.get(id) ?? 0) + 1);
    throw error;
  }
}

function isSpent({ memory, clock }: Scene): boolean {
  const from = clock.now().getTime() - 60_000;
  memory.updates = memory.updates.filter((at) => at > from);
  return memory.updates.length >= figuresAMinute;
}
