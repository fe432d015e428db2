import { namesMayBePosted } from '../../../access/names-for-others.ts';
import type { Board, BoardRecord, BoardShown } from '../../../domain/board.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import { codeOf } from '../../../domain/errors.ts';
import { groupTrouble } from '../../../floor/queues-in.ts';
import { readFloor } from '../../../floor/read-floor.ts';
import { plainViewOf } from '../../kept-listing.ts';
import { floorReport } from '../report.ts';
import { noteAccepted } from './accepted.ts';
import { type BoardFace, currentFace, noQueuesFace, notCurrentFace } from './board-view.ts';
import type { Scene } from './scene.ts';

/** A board is looked at, and changed, at most so often. */
const everySeconds = 60;
/** Two minutes missed: what stands there is no longer called current. */
const missedSeconds = 2 * everySeconds;

/** What stands in the message, in the first part of its fingerprint. */
type Kind = 'names' | 'counts' | 'not-current';

interface Look extends BoardFace {
  readonly kind: Kind;
}

/**
 * Reads what a board is about and posts it, or updates its message when something visible changed.
 * What may not stand there any longer goes at once, whatever was said less than a minute ago. A
 * reading that fails is tried again at each slot, and named after two minutes.
 */
export async function showBoard(scene: Scene, record: BoardRecord): Promise<void> {
  const { tenant, startedAt } = scene;
  const { board, shown } = record;
  const isDue = !shown || secondsFrom(shown.at, startedAt) >= everySeconds;
  const hasNames = shown !== undefined && kindOf(shown) === 'names';
  if (!isDue && !hasNames) return;
  const mayShowNames = await namesMayBePosted(scene, tenant, board.channelId);
  const mustHide = hasNames && !mayShowNames;
  if (!isDue && !mustHide) return;
  const look = await lookAt(scene, record, { mayShowNames, mustHide });
  if (look) await publish(scene, record, look);
}

async function lookAt(
  scene: Scene,
  { board, shown }: BoardRecord,
  { mayShowNames, mustHide }: { readonly mayShowNames: boolean; readonly mustHide: boolean },
): Promise<Look | undefined> {
  const { directory, tenant, signal, startedAt } = scene;
  let names: Names | undefined;
  try {
    names = await directory.names(tenant.instance, { priority: 'check', signal });
    const face = await readFace(scene, board, names, mayShowNames);
    noteRead(scene, board);
    return { kind: mayShowNames ? 'names' : 'counts', ...face };
  } catch (error) {
    if (codeOf(error) === undefined || signal.aborted) throw error;
    noteUnread(scene, board, error);
    const since = shown?.at ?? board.pinnedAt;
    const isSaid = shown !== undefined && kindOf(shown) === 'not-current';
    const isMissed = secondsFrom(since, startedAt) >= missedSeconds;
    if (isSaid || !(isMissed || mustHide)) return undefined;
    return { kind: 'not-current', ...notCurrentFace(board, since, names) };
  }
}

async function readFace(
  scene: Scene,
  board: Board,
  names: Names,
  mayShowNames: boolean,
): Promise<BoardFace> {
  const { readings, settings, tenant, signal, clock } = scene;
  const { instance } = tenant;
  const { filter } = board;
  const trouble = groupTrouble(filter, names);
  if (trouble) return noQueuesFace(board, trouble, names);
  const [{ settings: current }, floor] = await Promise.all([
    settings.read(tenant),
    readFloor({ readings, instance }, filter, names, { priority: 'check', signal }),
  ]);
  const report = floorReport(floor, {
    names,
    view: plainViewOf(filter),
    now: clock.now(),
    limits: current.limits,
    // Everybody in the channel reads it, so nobody listens to anybody.
    maySeeSessions: false,
  });
  return currentFace(board, report, { showsNames: mayShowNames, listening: current.listening });
}

/** Posts or updates, then takes down what a reader sees now; nothing is sent where nothing changed. */
async function publish(
  scene: Scene,
  { board, shown }: BoardRecord,
  { kind, visible, tenMinutes, announcement }: Look,
): Promise<void> {
  const { announcer, ids, log, memory, startedAt, tenant } = scene;
  const fingerprint = `${kind}:${ids.shortOf(JSON.stringify([visible, tenMinutes]))}`;
  let messageTs = shown?.messageTs;
  if (messageTs === undefined) {
    const posted = await announcer.post(tenant.workspace, board.channelId, announcement);
    if (!posted) return;
    ({ messageTs } = posted);
    log.info({ tenant, boardId: board.id, channelId: board.channelId, messageTs }, 'Board posted');
  } else if (shown?.fingerprint !== fingerprint) {
    const { workspace } = tenant;
    if (!(await announcer.update(workspace, board.channelId, messageTs, announcement))) return;
  }
  const now: BoardShown = { messageTs, at: startedAt, fingerprint };
  memory.refused.delete(board.id);
  await noteAccepted(scene, board.id, now);
}

/** One line when boards can be read no more and one when all can again, however many there are. */
function noteUnread({ memory, log, tenant }: Scene, { id }: Board, err: unknown): void {
  if (memory.unread.size === 0) log.warn({ tenant, boardId: id, err }, 'Boards cannot be read');
  memory.unread.add(id);
}

function noteRead({ memory, log, tenant }: Scene, { id }: Board): void {
  const wasUnread = memory.unread.delete(id);
  if (wasUnread && memory.unread.size === 0) log.info({ tenant }, 'Boards can be read again');
}

/** One that is not known counts as names: they go where they may not stand. */
function kindOf({ fingerprint }: BoardShown): Kind {
  const [kind] = fingerprint.split(':', 1);
  return kind === 'counts' || kind === 'not-current' ? kind : 'names';
}

function secondsFrom(one: Date, other: Date): number {
  return (other.getTime() - one.getTime()) / 1000;
}
