import { isGoing, type WatchRecord } from '../../../domain/contact-watch.ts';
import type { ContactLook } from '../contact/look-at.ts';
import { decide, over, type Step } from './decide.ts';
import { lookRound } from './look-round.ts';
import { handIn } from './note-accepted.ts';
import type { Scene } from './scene.ts';

/** Each watch as it stands after this run's look; the ones another process wrote meanwhile are left out. */
export async function decideAll(
  scene: Scene,
  records: readonly WatchRecord[],
): Promise<readonly WatchRecord[]> {
  const going = records.filter((record) => isGoing(record) && !isOver(scene, record));
  const looks = await lookRound(scene, going);
  const decided = await Promise.all(
    records.map((record) => decideOne(scene, record, looks.get(record.watch.contactId))),
  );
  return decided.filter((record) => record !== undefined);
}

async function decideOne(
  scene: Scene,
  record: WatchRecord,
  look: ContactLook | undefined,
): Promise<WatchRecord | undefined> {
  const { watch, standing } = record;
  const isKnown = !scene.memory.accepted.has(watch.id);
  const step = stepOf(scene, record, look);
  if (!step) return isKnown ? record : handIn(scene, record);
  const { state, says } = step;
  const next = {
    ...record,
    standing: { ...standing, state, unsaid: [...standing.unsaid, ...says] },
  };
  const written = await handIn(scene, next);
  // What is not written down is not said: it is decided again at the next slot.
  return written && written.version > record.version ? written : undefined;
}

function stepOf(
  scene: Scene,
  record: WatchRecord,
  look: ContactLook | undefined,
): Step | undefined {
  const { watch, standing } = record;
  if (!isGoing(record)) return undefined;
  if (isOver(scene, record)) return over(watch, standing.state);
  return look && decide(watch, standing.state, look, scene.clock.now());
}

function isOver({ startedAt }: Scene, { watch }: WatchRecord): boolean {
  return watch.until <= startedAt;
}
