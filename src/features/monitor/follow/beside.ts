import type { SessionRecord } from '../../../domain/listening.ts';
import { asFarAsPossible } from '../start/attempt.ts';
import { type Beside, callerOf, type Scene } from './scene.ts';

/**
 * Asked each time something is to be said: people become guests, and accounts are closed. Of their own
 * session and request people read for as long as they are full members, whatever became of their right
 * to listen, and while Amazon Connect does not answer. Throws BotError `slack_…`.
 */
export async function mayBeTold(
  { gate, tenant }: Scene,
  { slackUserId }: { readonly slackUserId: string },
): Promise<boolean> {
  const where = { instance: tenant.instance, channelId: undefined };
  const verdict = await gate.may(callerOf(tenant, slackUserId), { kind: 'see-queues' }, where);
  return verdict.kind === 'yes';
}

/** Where it rings and whether Barge is worth drawing: looked up once, and left out where it cannot be. */
export async function besideOf(scene: Scene, record: SessionRecord): Promise<Beside> {
  const { memory } = scene;
  const { id } = record.session;
  const known = memory.beside.get(id);
  if (known) return known;
  const [phone, mayBarge] = await Promise.all([
    asFarAsPossible(phoneOf(scene, record)),
    asFarAsPossible(mayBargeStill(scene, record)),
  ]);
  const beside = { phone, mayBarge: mayBarge ?? false };
  memory.beside.set(id, beside);
  return beside;
}

async function phoneOf({ gateway, tenant, signal }: Scene, { session, standing }: SessionRecord) {
  // Where it rings is worth a call only while it may ring.
  if (standing.state.kind === 'ended' || standing.state.kind === 'not-seen') return undefined;
  const options = { priority: 'check', signal } as const;
  return (await gateway.describeUser(tenant.instance, session.connectUserId, options))?.phone;
}

async function mayBargeStill({ gate, tenant }: Scene, { session }: SessionRecord) {
  const where = { instance: tenant.instance, channelId: undefined };
  const caller = callerOf(tenant, session.slackUserId);
  const verdict = await gate.may(caller, { kind: 'see-sessions' }, where);
  return (
    verdict.kind === 'yes' && verdict.access.mayBarge && verdict.access.listening?.isOn === true
  );
}
