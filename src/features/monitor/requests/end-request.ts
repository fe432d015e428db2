import { codeOf } from '../../../domain/errors.ts';
import type { ListenRequest } from '../../../domain/listening.ts';
import { namesIfAny } from '../../../floor/names-if-any.ts';
import { whileRedisAnswers } from '../../while-redis-answers.ts';
import { mayBeTold } from '../follow/beside.ts';
import type { RequestOutcome, Scene } from '../follow/scene.ts';
import { outcomeNote } from './outcome-view.ts';

/** What could not be said for so long after its time was up is said no more, milliseconds. */
const givenUpMs = 10 * 60 * 1000;

/**
 * Tells what became of a request, then takes it away; of one that started its session tells. Throws
 * what Slack throws: then it is told at the next slot, unless it is too late for that.
 */
export async function endRequest(
  scene: Scene,
  request: ListenRequest,
  outcome: RequestOutcome,
): Promise<void> {
  const { listenRequests, tenant, memory } = scene;
  const isTold = outcome.kind === 'told' || (await tell(scene, request, outcome));
  if (!isTold) return;
  memory.outcomes.set(request.id, { kind: 'told' });
  const isGone = await whileRedisAnswers(() => listenRequests.remove(tenant, request.id));
  if (isGone === undefined) return;
  memory.taken.delete(request.id);
  memory.outcomes.delete(request.id);
}

/** False when another process is at it. */
async function tell(
  scene: Scene,
  request: ListenRequest,
  outcome: Exclude<RequestOutcome, { kind: 'told' }>,
): Promise<boolean> {
  const { tenant, turns, privateMessages, clock, log } = scene;
  try {
    if (!(await mayBeTold(scene, request))) return true;
    const names = await namesIfAny({ ...scene, instance: tenant.instance });
    const note = outcomeNote(request, outcome, names);
    const place = await turns.once(() =>
      privateMessages.post(tenant.workspace, request.slackUserId, note),
    );
    return place !== undefined;
  } catch (err) {
    const isLate = clock.now().getTime() - request.until.getTime() > givenUpMs;
    if (codeOf(err) === undefined || !isLate) throw err;
    log.warn({ tenant, requestId: request.id, err }, 'Given up: a request could not be told of');
    return true;
  }
}
