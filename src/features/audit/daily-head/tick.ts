import { dayOf, type SaidHead } from '../../../domain/audit-head.ts';
import { BotError } from '../../../domain/errors.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import { tenantRuns } from '../../../domain/tenant-runs.ts';
import { inTurn } from '../../in-turn.ts';
import { takeRight } from '../../right.ts';
import { afterThrottle } from '../../slot-time.ts';
import { whileRedisAnswers } from '../../while-redis-answers.ts';
import { headReport } from './head-report.ts';
import { headView } from './head-view.ts';
import type { DailyHeadPorts, Memory, Scene } from './scene.ts';

export type { DailyHeadPorts } from './scene.ts';

/** Posts the head of the audit where it was not yet today (UTC); a run asked for during another is that one. */
export type DailyHead = (tenant: Tenant, signal: AbortSignal) => Promise<void>;

/**
 * Makes the daily head, of one tenant a process. A foreseen failure rejects nothing and is tried again
 * at the next slot. One process posts, by a right in Redis, and writes down before that it will. Not
 * covered: Slack accepts the post and its reply is lost, or the process dies between the two. Then it
 * may stand there twice.
 */
export function createDailyHead(ports: DailyHeadPorts): DailyHead {
  return tenantRuns<Memory>(
    () => ({
      token: ports.ids.uuid(),
      said: undefined,
      isOwed: false,
      quietUntil: undefined,
      isFailing: false,
    }),
    (run) => tick({ ...ports, ...run }),
  ).run;
}

/** What Slack refuses for a reason that somebody has to mend is tried again after so long, seconds. */
const refusedForSeconds = 600;

async function tick(scene: Scene): Promise<void> {
  const { memory, clock, log, tenant, signal } = scene;
  if (memory.quietUntil && clock.now() < memory.quietUntil) return;
  memory.quietUntil = undefined;
  try {
    await postIfDue(scene);
    memory.isFailing = false;
  } catch (error) {
    if (signal.aborted) return;
    if (!(error instanceof BotError)) throw error;
    if (error.code === 'slack_throttled') memory.quietUntil = afterThrottle(error, clock);
    else if (error.code.startsWith('slack_'))
      memory.quietUntil = after(clock.now(), refusedForSeconds);
    if (!memory.isFailing) log.warn({ tenant, err: error }, 'The head of the audit was not posted');
    memory.isFailing = true;
  }
}

async function postIfDue(scene: Scene): Promise<void> {
  const { memory, clock, tenant, headPosts } = scene;
  const day = dayOf(clock.now());
  if (memory.said && memory.said.day >= day && !memory.isOwed) return;
  const place = await placeNow(scene);
  if (!place) return;
  const right = await takeRight({ claims: headPosts, clock }, tenant, memory.token);
  try {
    if ((await right.standing()) !== 'ours') return;
    const { version, standing } = await headPosts.read(tenant);
    if (memory.isOwed) return await handIn(scene, version, standing.said);
    const { said } = standing;
    if (said && said.day >= day) {
      memory.said = said;
      return;
    }
    const { channelId, isEmptied } = place;
    const toSay = { day, channelId };
    const isIntended = await headPosts.write(tenant, {
      expectedVersion: version,
      standing: { said, toSay },
    });
    if (!isIntended) return;
    const report = await headReport(scene, { day, isEmptied, said });
    const posted = await inTurn(right).once(() =>
      scene.announcer.post(tenant.workspace, channelId, headView(report)),
    );
    if (!posted) return;
    const { messageTs } = posted;
    const { head } = report.verdict;
    memory.said = { day, at: clock.now(), channelId, messageTs, ...(head && { head }) };
    memory.isOwed = true;
    await handIn(scene, version + 1, said);
  } finally {
    // Nobody else may post what Slack has taken and Redis does not know of.
    if (!memory.isOwed) await right.giveBack();
  }
}

/** Tells Redis what Slack took; where it is away, at the next slot again. */
async function handIn(
  { headPosts, memory, tenant }: Scene,
  expectedVersion: number,
  known: SaidHead | undefined,
): Promise<void> {
  const { said } = memory;
  if (!said || (known && known.day >= said.day)) {
    memory.isOwed = false;
    return;
  }
  const written = await whileRedisAnswers(() =>
    headPosts.write(tenant, { expectedVersion, standing: { said } }),
  );
  if (written) memory.isOwed = false;
}

/**
 * Where it is to be posted; undefined = nowhere. Settings that were never made may be settings that are
 * gone: then it is where it was posted last.
 */
async function placeNow({
  settingsStore,
  tenant,
  memory,
}: Scene): Promise<{ readonly channelId: string; readonly isEmptied: boolean } | undefined> {
  const { version, settings } = await settingsStore.read(tenant);
  const channelId = settings.listening.auditChannelId;
  if (channelId !== undefined) return { channelId, isEmptied: false };
  if (version > 0 || !memory.said) return undefined;
  return { channelId: memory.said.channelId, isEmptied: true };
}

function after(now: Date, seconds: number): Date {
  return new Date(now.getTime() + seconds * 1000);
}
