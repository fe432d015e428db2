import type { Names } from '../../../domain/contact-centre.ts';
import type { WatchCard, WatchRecord, WatchSay } from '../../../domain/contact-watch.ts';
import { codeOf } from '../../../domain/errors.ts';
import { whileRedisAnswers } from '../../while-redis-answers.ts';
import { type CardFace, cardFace } from './card-view.ts';
import { noteAccepted, noteCardGone } from './note-accepted.ts';
import { replyNote } from './reply-view.ts';
import type { Scene } from './scene.ts';
import type { StateAbout } from './state-words.ts';

/** A card is changed at most so often, but for its last words. */
const everySeconds = 60;

/**
 * Brings the card of a watch up to date, says what is to be said as replies to it, and takes a watch
 * that is over off the list. Whoever may not ask for waits any more is told nothing, and the watch
 * ends. Throws what Slack throws.
 */
export async function tell(
  scene: Scene,
  record: WatchRecord,
  about: Omit<StateAbout, 'now'>,
): Promise<void> {
  const face = cardFace(record, { ...about, now: scene.clock.now() });
  const fingerprint = fingerprintOf(scene, face);
  const isLast = record.stoppedAt !== undefined || record.standing.state.end !== undefined;
  const isCardDue = mustShow(scene, record, fingerprint, isLast);
  const says = record.stoppedAt ? [] : record.standing.unsaid;
  if ((isCardDue || says.length > 0) && !(await mayBeTold(scene, record))) {
    return forget(scene, record, 'its watcher may not ask for waits any more');
  }
  let current: WatchRecord | undefined = record;
  if (isCardDue) current = await showCard(scene, record, { face, fingerprint });
  for (const say of says) {
    if (!current?.standing.card) return;
    current = await sayOne(scene, current, say, about.names);
  }
  if (!current || !isLast) return;
  if (scene.memory.accepted.has(record.watch.id)) return;
  await forget(scene, current, record.stoppedAt ? 'stopped' : 'over');
}

/** Nobody is told that a watch was stopped which they were never told of. */
function mustShow(
  { startedAt }: Scene,
  { standing: { card }, stoppedAt }: WatchRecord,
  fingerprint: string,
  isLast: boolean,
): boolean {
  if (!card) return stoppedAt === undefined;
  if (card.fingerprint === fingerprint) return false;
  return isLast || startedAt.getTime() - card.at.getTime() >= everySeconds * 1000;
}

function fingerprintOf({ ids }: Scene, { visible, tenMinutes }: CardFace): string {
  return ids.shortOf(JSON.stringify([visible, tenMinutes]));
}

/** Asked each time something is to be said: people become guests, and accounts are closed. */
async function mayBeTold({ gate, tenant }: Scene, { watch }: WatchRecord): Promise<boolean> {
  const { workspace, instance } = tenant;
  const who = { workspace, userId: watch.userId, teamId: undefined, channelId: undefined };
  const where = { instance, channelId: undefined };
  return (await gate.may(who, { kind: 'see-queues' }, where)).kind === 'yes';
}

/** Posts the card once, then changes it in its place. undefined when it was not sent. */
async function showCard(
  scene: Scene,
  record: WatchRecord,
  { face, fingerprint }: { readonly face: CardFace; readonly fingerprint: string },
): Promise<WatchRecord | undefined> {
  const { privateMessages, tenant, turns, startedAt } = scene;
  const { watch, standing } = record;
  const { workspace } = tenant;
  const { card } = standing;
  const place = card
    ? await unlessGone(scene, record, async () =>
        (await turns.again(() => privateMessages.update(workspace, card, face.note)))
          ? card
          : undefined,
      )
    : await turns.once(() => privateMessages.post(workspace, watch.userId, face.note));
  if (!place) return undefined;
  const { channelId, messageTs } = place;
  const shown: WatchCard = { channelId, messageTs, at: startedAt, fingerprint };
  return noteAccepted(scene, record, { card: shown, said: [] });
}

/** One reply in the thread of the card. */
async function sayOne(
  scene: Scene,
  record: WatchRecord,
  say: WatchSay,
  names: Names | undefined,
): Promise<WatchRecord | undefined> {
  const { privateMessages, tenant, turns, clock, log } = scene;
  const { watch, standing } = record;
  const { card } = standing;
  if (!card) return undefined;
  const note = replyNote(watch, say, { names, saidAt: clock.now() });
  const isSent = await unlessGone(scene, record, () =>
    turns.once(async () => {
      await privateMessages.reply(tenant.workspace, card, note);
      return true;
    }),
  );
  if (!isSent) return undefined;
  log.info({ tenant, eventId: say.eventId }, `Told: ${say.reason}`);
  return noteAccepted(scene, record, { card: undefined, said: [say.eventId] });
}

/** undefined where Slack knows the card no more. */
async function unlessGone<Answer>(
  scene: Scene,
  record: WatchRecord,
  send: () => Promise<Answer | undefined>,
): Promise<Answer | undefined> {
  try {
    return await send();
  } catch (error) {
    if (codeOf(error) !== 'slack_channel_gone') throw error;
    await noteCardGone(scene, record);
    return undefined;
  }
}

/** Takes a watch off the list: nothing more is to be said of it. */
export async function forget(
  { watchStore, tenant, memory, log }: Scene,
  { watch }: WatchRecord,
  why: string,
): Promise<void> {
  const isGone = await whileRedisAnswers(async () => {
    await watchStore.remove(tenant, watch.id);
    return true;
  });
  if (!isGone) return;
  memory.accepted.delete(watch.id);
  memory.refused.delete(watch.id);
  log.info({ tenant, watchId: watch.id }, `Watch ended: ${why}`);
}
