import { codeOf, type ErrorCode } from '../../../domain/errors.ts';
import type { ListenRequest } from '../../../domain/listening.ts';
import { said } from '../../answer.ts';
import { failureView } from '../../failure-view.ts';
import { bargeLine, listenLine, withReason } from '../../listen-line.ts';
import {
  callerOf,
  type Pressed,
  type RequestOutcome,
  type Scene,
  type Taken,
} from '../follow/scene.ts';
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

/** Takes it off the list; false where another process is at it, or it was cancelled since it was listed. */
export async function take(
  { right, listenRequests, tenant, memory }: Scene,
  request: ListenRequest,
): Promise<boolean> {
  if ((await right.confirmed()) !== 'ours') return false;
  if (!(await listenRequests.remove(tenant, request.id))) return false;
  memory.taken.set(request.id, { request });
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

/** The one way to start: the line that would be typed, run for whoever asked. Throws what may pass, for the next slot. */
export async function press(
  scene: Scene,
  request: ListenRequest,
  contactIds: readonly string[],
): Promise<Taken> {
  const { tenant, runLine, ids, clock, memory } = scene;
  const at = clock.now();
  const pressed = (outcome: Pick<Pressed, 'answer' | 'why'>): Taken => {
    const taken = { request, pressed: { ...outcome, at, contactIds } };
    memory.taken.set(request.id, taken);
    return taken;
  };
  try {
    const caller = callerOf(tenant, request.slackUserId);
    return pressed({ answer: await runLine(lineFor(request, contactIds), caller) });
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) {
      memory.taken.delete(request.id);
      throw error;
    }
    if (passing.includes(code)) {
      await putBack(scene, request);
      throw error;
    }
    return pressed({ answer: said(failureView(code, ids.short())), why: code });
  }
}

/**
 * Finds out what became of a request that was taken, and writes it down; one that was not pressed is
 * put back on the list. Whatever of it fails is done at the next slot, and nothing is pressed again.
 * Throws BotError `redis_unavailable`.
 */
export async function settle(
  scene: Scene,
  { request, pressed }: Taken,
): Promise<RequestOutcome | undefined> {
  if (!pressed) {
    await putBack(scene, request);
    return undefined;
  }
  const { answer, why } = pressed;
  if (why === undefined && (await isFollowed(scene, request, pressed))) {
    await noteRequest(scene, request, { what: 'started', outcome: 'done' });
    return { kind: 'told' };
  }
  const outcome = why === undefined ? 'refused' : 'failed';
  await noteRequest(scene, request, { what: 'refused', outcome, why });
  return { kind: 'answered', answer };
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
  { contactIds, at }: Pressed,
): Promise<boolean> {
  const records = await listenSessions.list(tenant);
  return records.some(
    ({ session }) =>
      session.slackUserId === slackUserId &&
      contactIds.includes(session.contactId) &&
      session.openedAt >= at,
  );
}

/** Writes down what Floorwalker did of a request by itself. Throws BotError `redis_unavailable`. */
export async function noteRequest(
  scene: Scene,
  request: ListenRequest,
  news: Omit<Parameters<typeof recordRequest>[2], 'who' | 'request'>,
): Promise<void> {
  await recordRequest(scene, scene.tenant, { who: 'floorwalker', ...news, request });
}
