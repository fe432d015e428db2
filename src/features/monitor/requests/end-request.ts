import type { ListenRequest } from '../../../domain/listening.ts';
import { namesIfAny } from '../../../floor/names-if-any.ts';
import { whileRedisAnswers } from '../../while-redis-answers.ts';
import { mayBeTold } from '../follow/beside.ts';
import type { RequestOutcome, Scene } from '../follow/scene.ts';
import { outcomeNote } from './outcome-view.ts';

/**
 * Tells what became of a request, then takes it away; of one that started its session tells. Throws
 * what Slack throws: then it is told at the next slot.
 */
export async function endRequest(
  scene: Scene,
  request: ListenRequest,
  outcome: RequestOutcome,
): Promise<void> {
  const { listenRequests, tenant, memory, turns, privateMessages } = scene;
  if (outcome.kind !== 'started' && (await mayBeTold(scene, request))) {
    const names = await namesIfAny({ ...scene, instance: tenant.instance });
    const note = outcomeNote(request, outcome, names);
    const place = await turns.once(() =>
      privateMessages.post(tenant.workspace, request.slackUserId, note),
    );
    if (!place) return;
  }
  const isGone = await whileRedisAnswers(() => listenRequests.remove(tenant, request.id));
  // What is not taken away is told once more at the next slot, rather than waited for twice.
  if (isGone !== undefined) memory.outcomes.delete(request.id);
}
