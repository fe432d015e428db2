import type { Board, BoardEnding, BoardRecord } from '../../../domain/board.ts';
import { BotError, codeOf } from '../../../domain/errors.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import { type TenantRun, tenantRuns } from '../../../domain/tenant-runs.ts';
import { takeRight } from '../../right.ts';
import { afterThrottle, wholeSecond } from '../../slot-time.ts';
import { whileRedisAnswers } from '../../while-redis-answers.ts';
import { handInAccepted } from './accepted.ts';
import { boardTurns } from './board-turns.ts';
import { endBoard, forgetBoard } from './end-board.ts';
import type { BoardsPorts, Memory, Scene } from './scene.ts';
import { showBoard } from './show-board.ts';

/** Brings every board of a tenant up to date once; a run that is asked for during another is that one. */
export type Boards = (tenant: Tenant, signal: AbortSignal) => Promise<void>;

/**
 * Makes the tick of the boards. A foreseen failure rejects nothing: what could not be said is tried
 * again at the next slot, and what Slack asked us to wait for waits.
 *
 * One process at a time looks at a tenant's boards; a run that finds another one at it is done.
 * While Redis is away nothing is posted, and each process keeps current what it knew, without names
 * and once a minute by its own count: the same message written twice does no harm.
 *
 * What Slack accepted is remembered by this process until Redis has it, and the right to look stays
 * here until then, a minute at most. Not covered: Slack accepts a post and its reply is lost, or the
 * process dies or loses Redis for longer between the two. Then a board may stand there twice, and
 * only the second one is kept current.
 */
export function createBoards(ports: BoardsPorts): Boards {
  return tenantRuns(
    () => emptyMemory(ports.ids.uuid()),
    (run) => tickOnce(ports, run),
  ).run;
}

function emptyMemory(token: string): Memory {
  return {
    token,
    known: [],
    accepted: new Map(),
    ended: new Set(),
    unread: new Set(),
    refused: new Set(),
    quietUntil: undefined,
    isFailing: false,
  };
}

async function tickOnce(ports: BoardsPorts, run: TenantRun<Memory>): Promise<void> {
  const { memory, tenant } = run;
  const startedAt = wholeSecond(ports.clock);
  if (memory.quietUntil && startedAt < memory.quietUntil) return;
  memory.quietUntil = undefined;
  const right = await takeRight({ ...ports, claims: ports.boardStore }, tenant, memory.token);
  const scene = { ...ports, ...run, startedAt, announcer: boardTurns(ports.announcer, right) };
  try {
    // After the claim: nobody else changes what is read now.
    const records = await boardsNow(scene);
    if ((await right.standing()) !== 'elsewhere') await tick(scene, records);
  } finally {
    // Nobody else may post what Slack has taken and Redis does not know of.
    if (memory.accepted.size === 0) await right.giveBack();
  }
}

async function tick(scene: Scene, records: readonly BoardRecord[]): Promise<void> {
  const { memory, clock, log, tenant, signal } = scene;
  // All at once: one that takes long to read holds up no other.
  const outcomes = await Promise.allSettled(records.map((record) => attempt(scene, record)));
  if (signal.aborted) return;
  const error = outcomes.find((outcome) => outcome.status === 'rejected')?.reason;
  if (error !== undefined && !(error instanceof BotError)) throw error;
  if (error?.code === 'slack_throttled') memory.quietUntil = afterThrottle(error, clock);
  if (error && !memory.isFailing) log.warn({ tenant, err: error }, 'Not every board is current');
  memory.isFailing = error !== undefined;
}

/**
 * The boards with what Slack shows of them. Whoever looks at them now, this process takes down what
 * it may have to keep current without Redis.
 */
async function boardsNow(scene: Scene): Promise<readonly BoardRecord[]> {
  const { boardStore, memory, tenant } = scene;
  const listed = await whileRedisAnswers(() => boardStore.list(tenant));
  if (listed) {
    memory.known = listed;
    await handInAccepted(scene);
  }
  return memory.known;
}

/** Rejects where going on would fail in the same way. */
async function attempt(scene: Scene, record: BoardRecord): Promise<void> {
  const { board } = record;
  const { log, memory } = scene;
  const facts = { tenant: scene.tenant, boardId: board.id, channelId: board.channelId };
  try {
    await tend(scene, record);
  } catch (error) {
    if (scene.signal.aborted) throw error;
    const code = codeOf(error);
    if (code === undefined) {
      log.error({ ...facts, err: error }, 'A board could not be made; the others go on');
    } else if (code === 'slack_channel_gone' || isHopeless(code, record, scene.startedAt)) {
      log.warn({ ...facts, err: error }, 'Given up: this board can never be shown');
      await forgetBoard(scene, board.id);
    } else if (code === 'slack_rejected') {
      if (!memory.refused.has(board.id)) {
        log.warn({ ...facts, err: error }, 'Slack refused a board; it is tried again');
      }
      memory.refused.add(board.id);
    } else {
      throw error;
    }
  }
}

async function tend(scene: Scene, record: BoardRecord): Promise<void> {
  const { memory, people, tenant, startedAt } = scene;
  const { board } = record;
  if (memory.ended.has(board.id)) return forgetBoard(scene, board.id);
  const unfit = { kind: 'channel-unfit', at: startedAt } as const;
  const { sharing } = await people.channel(tenant.workspace, board.channelId);
  if (sharing !== 'internal') return endBoard(scene, record, unfit);
  const ending = record.ending ?? timeUp(board, startedAt);
  try {
    await (ending ? endBoard(scene, record, ending) : showBoard(scene, record));
  } catch (error) {
    // It became shared since it was looked at last.
    if (codeOf(error) !== 'slack_channel_unfit') throw error;
    await endBoard(scene, record, unfit);
  }
}

function timeUp({ until }: Board, now: Date): BoardEnding | undefined {
  return until <= now ? { kind: 'over', at: until } : undefined;
}

/** Slack also refuses for reasons of its own that pass, so a refusal gets some time. */
const refusedForMilliseconds = 10 * 60 * 1000;

/** A first post that is refused, or last words that are, for too long. */
function isHopeless(
  code: BotError['code'],
  { board, shown, ending }: BoardRecord,
  now: Date,
): boolean {
  const since = shown ? (ending ?? timeUp(board, now))?.at : board.pinnedAt;
  return (
    code === 'slack_rejected' &&
    since !== undefined &&
    now.getTime() - since.getTime() > refusedForMilliseconds
  );
}
