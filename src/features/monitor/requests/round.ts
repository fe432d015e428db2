import type { Verdict } from '../../../access/act.ts';
import { audibleOf } from '../../../domain/activity.ts';
import type { AgentsReading } from '../../../domain/contact-centre.ts';
import { codeOf, type ErrorCode } from '../../../domain/errors.ts';
import type { ListenRequest } from '../../../domain/listening.ts';
import { said } from '../../answer.ts';
import { failureView } from '../../failure-view.ts';
import { bargeLine, listenLine, withReason } from '../../listen-line.ts';
import { callerOf, type Scene } from '../follow/scene.ts';
import { tryTo } from '../follow/try-to.ts';
import { endRequest } from './end-request.ts';
import { recordRequest } from './record-request.ts';

/** After one of these the same press may go well at the next slot. */
const passing: readonly ErrorCode[] = [
  'connect_throttled',
  'connect_unavailable',
  'connect_timeout',
  'connect_bad_answer',
  'redis_unavailable',
  'slack_unavailable',
  'slack_timeout',
  'slack_throttled',
  'stopping',
];

/**
 * Starts what was waited for, as if whoever asked had pressed now, and tells what became of it. A
 * request is taken off the list before it is pressed, so that it is pressed once and what was
 * cancelled starts nothing; a failure that may pass puts it back for the next slot. Where this process
 * dies in between, nothing starts by it any more, and what did start tells of itself.
 */
export async function requestRound(
  scene: Scene,
  requests: readonly ListenRequest[],
  reading: AgentsReading | undefined,
): Promise<void> {
  const { memory, signal } = scene;
  for (const id of memory.outcomes.keys()) {
    const isThere = memory.taken.has(id) || requests.some((request) => request.id === id);
    if (!isThere) memory.outcomes.delete(id);
  }
  for (const request of [...memory.taken.values(), ...requests]) {
    if (signal.aborted) return;
    await tryTo(scene, request.id, () => follow(scene, request, reading));
  }
}

async function follow(
  scene: Scene,
  request: ListenRequest,
  reading: AgentsReading | undefined,
): Promise<void> {
  const { memory } = scene;
  const known = memory.outcomes.get(request.id);
  const outcome = known ?? (await outcomeOf(scene, request, reading));
  if (!outcome) return;
  memory.outcomes.set(request.id, outcome);
  await endRequest(scene, request, outcome);
}

async function outcomeOf(scene: Scene, request: ListenRequest, reading: AgentsReading | undefined) {
  const { clock } = scene;
  if (request.until <= clock.now()) {
    await note(scene, request, { what: 'expired', outcome: 'ended' });
    return { kind: 'expired' } as const;
  }
  const verdict = await verdictFor(scene, request);
  if (verdict.kind === 'no') {
    const { refusal } = verdict;
    await note(scene, request, { what: 'cancelled', outcome: 'refused', why: refusal.kind });
    return { kind: 'no-right', refusal } as const;
  }
  const agent = reading?.agents.find(({ userId }) => userId === request.agentId);
  const audible = agent ? audibleOf(agent) : [];
  if (audible.length === 0 || !(await take(scene, request))) return undefined;
  const contactIds = audible.flatMap(({ contactId }) => contactId ?? []);
  return press(scene, request, contactIds);
}

/** By what is remembered for some minutes: the press is checked afresh. */
function verdictFor({ gate, tenant }: Scene, { slackUserId }: ListenRequest): Promise<Verdict> {
  const where = { instance: tenant.instance, channelId: undefined };
  return gate.may(callerOf(tenant, slackUserId), { kind: 'see-sessions' }, where);
}

/** Takes it off the list; false where another process is at it, or it was cancelled since it was listed. */
async function take(
  { right, listenRequests, tenant, memory }: Scene,
  request: ListenRequest,
): Promise<boolean> {
  if ((await right.confirmed()) !== 'ours') return false;
  if (!(await listenRequests.remove(tenant, request.id))) return false;
  memory.taken.set(request.id, request);
  return true;
}

/** Puts it back on the list; it was there before, so it is not one too many. */
async function putBack(
  { listenRequests, tenant, memory }: Scene,
  request: ListenRequest,
): Promise<void> {
  await listenRequests.add(tenant, request, { mostOfOne: Number.MAX_SAFE_INTEGER });
  memory.taken.delete(request.id);
}

/** The one way to start: the line that would be typed, run for whoever asked. */
async function press(scene: Scene, request: ListenRequest, contactIds: readonly string[]) {
  const { tenant, runLine, ids, clock, memory } = scene;
  const pressedAt = clock.now();
  try {
    const answer = await runLine(
      lineFor(request, contactIds),
      callerOf(tenant, request.slackUserId),
    );
    if (await isFollowed(scene, request, { contactIds, pressedAt })) {
      await note(scene, request, { what: 'started', outcome: 'done' });
      return { kind: 'told' } as const;
    }
    await note(scene, request, { what: 'refused', outcome: 'refused' });
    return { kind: 'answered', answer } as const;
  } catch (error) {
    const code = codeOf(error);
    if (code !== undefined && passing.includes(code)) await putBack(scene, request);
    if (code === undefined) memory.taken.delete(request.id);
    if (code === undefined || passing.includes(code)) throw error;
    await note(scene, request, { what: 'refused', outcome: 'failed', why: code });
    return { kind: 'answered', answer: said(failureView(code, ids.short())) } as const;
  }
}

/** Barge-in was asked about when it was wished for. Of several contacts the answer asks which one. */
function lineFor({ agentId, way, reason }: ListenRequest, contactIds: readonly string[]): string {
  const [only, second] = contactIds;
  const contactId = second === undefined ? only : undefined;
  return way === 'barge'
    ? `${withReason(bargeLine(agentId, contactId), reason)} confirmed`
    : withReason(listenLine(agentId, contactId), reason);
}

/** Whether this press began a session: its own card tells how it goes. */
async function isFollowed(
  { listenSessions, tenant }: Scene,
  { slackUserId }: ListenRequest,
  press: { readonly contactIds: readonly string[]; readonly pressedAt: Date },
): Promise<boolean> {
  const records = await listenSessions.list(tenant);
  return records.some(
    ({ session }) =>
      session.slackUserId === slackUserId &&
      press.contactIds.includes(session.contactId) &&
      session.openedAt >= press.pressedAt,
  );
}

async function note(
  scene: Scene,
  request: ListenRequest,
  news: Omit<Parameters<typeof recordRequest>[2], 'who' | 'request'>,
): Promise<void> {
  await recordRequest(scene, scene.tenant, { who: 'floorwalker', ...news, request });
}
