import type { Verdict } from '../../../access/act.ts';
import { audibleOf } from '../../../domain/activity.ts';
import type { AgentsReading } from '../../../domain/contact-centre.ts';
import type { ListenRequest } from '../../../domain/listening.ts';
import { callerOf, type Scene } from '../follow/scene.ts';
import { tryTo } from '../follow/try-to.ts';
import { endRequest } from './end-request.ts';
import { noteRequest, press, settle, take } from './press.ts';

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
  const taken = [...memory.taken.values()].map(({ request }) => request);
  for (const request of [...taken, ...requests]) {
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
  const taken = memory.taken.get(request.id);
  const outcome =
    memory.outcomes.get(request.id) ??
    (await (taken ? settle(scene, taken) : outcomeOf(scene, request, reading)));
  if (!outcome) return;
  memory.outcomes.set(request.id, outcome);
  await endRequest(scene, request, outcome);
}

async function outcomeOf(scene: Scene, request: ListenRequest, reading: AgentsReading | undefined) {
  const { clock } = scene;
  if (request.until <= clock.now()) {
    await noteRequest(scene, request, { what: 'expired', outcome: 'ended' });
    return { kind: 'expired' } as const;
  }
  const verdict = await verdictFor(scene, request);
  if (verdict.kind === 'no') {
    const { refusal } = verdict;
    await noteRequest(scene, request, { what: 'cancelled', outcome: 'refused', why: refusal.kind });
    return { kind: 'no-right', refusal } as const;
  }
  const agent = reading?.agents.find(({ userId }) => userId === request.agentId);
  const audible = agent ? audibleOf(agent) : [];
  if (audible.length === 0 || !(await take(scene, request))) return undefined;
  const contactIds = audible.flatMap(({ contactId }) => contactId ?? []);
  return settle(scene, await press(scene, request, contactIds));
}

/** By what is remembered for some minutes: the press is checked afresh. */
function verdictFor({ gate, tenant }: Scene, { slackUserId }: ListenRequest): Promise<Verdict> {
  const where = { instance: tenant.instance, channelId: undefined };
  return gate.may(callerOf(tenant, slackUserId), { kind: 'see-sessions' }, where);
}
