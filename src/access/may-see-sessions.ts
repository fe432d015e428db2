import { codeOf } from '../domain/errors.ts';
import type { ListeningSettings } from '../domain/settings.ts';
import type { Verdict } from './act.ts';
import { type Admitted, admitHolder, linkIfKnown, no, yes } from './admit.ts';
import { looksOf } from './may-listen.ts';
import { listenIn } from './permissions.ts';
import type { GatePorts, Request } from './request.ts';

/**
 * Who listens to whom, for administrators and for those who may listen themselves. Looking starts
 * nothing, so link and permissions may be remembered for some minutes. Throws BotError where what
 * decides could not be read; an administrator needs none of it.
 */
export async function maySeeSessions(ports: GatePorts, request: Request): Promise<Verdict> {
  const { base, where } = request;
  const admitted: Admitted = base.isAdministrator
    ? { kind: 'in', link: await linkIfKnown(ports, request) }
    : await admitHolder(ports, request, listenIn, 'listen-in');
  if (admitted.kind === 'out') return no(admitted.refusal);
  const { link } = admitted;
  const [looks, listening] = await Promise.all([
    looksOf(ports, where.instance, link),
    rulesForTheLook(ports, request),
  ]);
  return yes(base, { ...looks, listening, link, maySeeSessions: true });
}

/** They decide only which buttons are drawn. */
async function rulesForTheLook(
  { settings }: GatePorts,
  { who, where }: Request,
): Promise<ListeningSettings | undefined> {
  try {
    const tenant = { workspace: who.workspace, instance: where.instance };
    return (await settings.read(tenant)).settings.listening;
  } catch (error) {
    if (codeOf(error)) return undefined;
    throw error;
  }
}
