import { codeOf } from '../../../domain/errors.ts';
import { changePage } from './change-page.ts';
import type { Scene } from './scene.ts';

/** How often Slack is asked while all is well, and how long its answer counts. Milliseconds. */
const calmMs = 60_000;
const freshMs = 5_000;
/** A shorter absence is none. */
const longestAbsenceMs = 60_000;

/**
 * Whether Slack answers now: asked at most once a minute, unless something is to be said or it was away.
 * That it was away for more than a minute is noted once it is back, since it cannot be told before.
 */
export async function isSlackThere(scene: Scene, isAnythingOwed: boolean): Promise<boolean> {
  const { memory, clock, slackStanding } = scene;
  const now = clock.now();
  const { askedAt, answeredAt, awaySince } = memory.slack;
  const isCalm = !isAnythingOwed && !awaySince;
  const enoughMs = isCalm ? calmMs : freshMs;
  if (askedAt && answeredAt === askedAt && now.getTime() - askedAt.getTime() < enoughMs)
    return true;
  try {
    await slackStanding.look();
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    // Whoever says that it is too much is there.
    if (code !== 'slack_throttled') return noteAway(scene, now);
  }
  memory.slack = { askedAt: now, answeredAt: now, waited: memory.slack.waited };
  if (awaySince) await noteBack(scene, awaySince, now);
  return true;
}

async function noteAway(scene: Scene, now: Date): Promise<false> {
  const { memory, log, tenant } = scene;
  if (!memory.slack.awaySince) log.warn({ tenant }, 'Slack does not answer');
  const awaySince = memory.slack.awaySince ?? now;
  const waited = Math.max(memory.slack.waited, await waitingNow(scene));
  memory.slack = { askedAt: now, awaySince, waited };
  return false;
}

async function noteBack(scene: Scene, since: Date, over: Date): Promise<void> {
  const { memory, log, tenant } = scene;
  const { waited } = memory.slack;
  memory.slack = { ...memory.slack, waited: 0 };
  log.info({ tenant, since }, 'Slack answers again');
  if (over.getTime() - since.getTime() <= longestAbsenceMs) return;
  const key = 'slack-away';
  memory.ledger = { ...memory.ledger, [key]: { key, kind: key, since, over, waited } };
  await changePage(scene, () => undefined).catch(unlessForeseen);
}

async function waitingNow(scene: Scene): Promise<number> {
  try {
    return (await scene.senderStanding(scene.tenant)).waiting;
  } catch (error) {
    unlessForeseen(error);
    return 0;
  }
}

/** While Redis is away, memory has it. */
function unlessForeseen(error: unknown): undefined {
  if (codeOf(error) === undefined) throw error;
}
