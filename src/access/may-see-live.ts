import type { Verdict } from './act.ts';
import { admitHolder, no, yes } from './admit.ts';
import { looksOf } from './may-listen.ts';
import { listenIn } from './permissions.ts';
import type { GatePorts, Request } from './request.ts';

/**
 * Whoever may listen may look at what there is to listen to, by a link and permissions remembered for
 * some minutes: what is started is decided afresh. The switch is no reason to refuse, since the list
 * says that it is off. Without the rules nobody could tell what may stand there: throws BotError
 * `redis_unavailable`, and as the identity does.
 */
export async function maySeeLive(ports: GatePorts, request: Request): Promise<Verdict> {
  const { who, where, base } = request;
  const admitted = await admitHolder(ports, request, listenIn, 'listen-in');
  if (admitted.kind === 'out') return no(admitted.refusal);
  const { link } = admitted;
  const tenant = { workspace: who.workspace, instance: where.instance };
  const [{ settings }, { mayBarge }] = await Promise.all([
    ports.settings.read(tenant),
    looksOf(ports, where.instance, link),
  ]);
  const { listening } = settings;
  return yes(base, { link, mayListen: true, mayBarge, listening, maySeeSessions: true });
}
