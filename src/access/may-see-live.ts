import type { Verdict } from './act.ts';
import type { Asking } from './identity.ts';
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
  const remembered: Asking = { fresh: false, options: { priority: 'command' } };
  const outcome = await ports.identity.linkOf(
    who.workspace,
    where.instance,
    who.userId,
    remembered,
  );
  if (outcome.kind === 'not-linked') {
    return { kind: 'no', refusal: { kind: 'not-linked', reason: outcome.reason } };
  }
  const { link } = outcome;
  if (!(await ports.identity.holds(where.instance, link, [listenIn], remembered))) {
    return { kind: 'no', refusal: { kind: 'no-permission', permission: 'listen-in' } };
  }
  const tenant = { workspace: who.workspace, instance: where.instance };
  const [{ settings }, { mayBarge }] = await Promise.all([
    ports.settings.read(tenant),
    looksOf(ports, where.instance, link),
  ]);
  return {
    kind: 'yes',
    access: {
      ...base,
      link,
      mayListen: true,
      mayBarge,
      listening: settings.listening,
      maySeeSessions: true,
      mayExport: false,
      namesForOthers: false,
    },
  };
}
