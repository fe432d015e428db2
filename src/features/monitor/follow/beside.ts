import type { SessionRecord } from '../../../domain/listening.ts';
import { asFarAsPossible } from '../start/attempt.ts';
import { type Beside, callerOf, type Scene } from './scene.ts';

/** Asked each time something is to be said: people become guests, and rights are taken away. Throws BotError. */
export async function mayBeTold(scene: Scene, record: SessionRecord): Promise<boolean> {
  return (await verdictFor(scene, record)).kind === 'yes';
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

async function mayBargeStill(scene: Scene, record: SessionRecord): Promise<boolean> {
  const verdict = await verdictFor(scene, record);
  return (
    verdict.kind === 'yes' && verdict.access.mayBarge && verdict.access.listening?.isOn === true
  );
}

function verdictFor({ gate, tenant }: Scene, { session }: SessionRecord) {
  const where = { instance: tenant.instance, channelId: undefined };
  return gate.may(callerOf(tenant, session.slackUserId), { kind: 'see-sessions' }, where);
}
