import { codeOf } from '../domain/errors.ts';
import type { LinkOutcome } from '../domain/people.ts';
import type { ListeningSettings } from '../domain/settings.ts';
import type { Verdict } from './act.ts';
import type { Asking } from './identity.ts';
import { looksOf } from './may-listen.ts';
import { listenIn } from './permissions.ts';
import type { GatePorts, Request } from './request.ts';

const remembered: Asking = { fresh: false, options: { priority: 'command' } };

/**
 * Who listens to whom, for administrators and for those who may listen themselves. Looking starts
 * nothing, so link and permissions may be remembered for some minutes. Throws BotError where what
 * decides could not be read; an administrator needs none of it.
 */
export async function maySeeSessions(ports: GatePorts, request: Request): Promise<Verdict> {
  const { base, where } = request;
  const outcome = await linkIfNeeded(ports, request);
  const link = outcome?.kind === 'linked' ? outcome.link : undefined;
  if (!base.isAdministrator) {
    if (outcome?.kind === 'not-linked') {
      return { kind: 'no', refusal: { kind: 'not-linked', reason: outcome.reason } };
    }
    if (!link || !(await ports.identity.holds(where.instance, link, [listenIn], remembered))) {
      return { kind: 'no', refusal: { kind: 'no-permission', permission: 'listen-in' } };
    }
  }
  const [looks, listening] = await Promise.all([
    looksOf(ports, where.instance, link),
    rulesForTheLook(ports, request),
  ]);
  return {
    kind: 'yes',
    access: {
      ...base,
      ...looks,
      listening,
      link,
      maySeeSessions: true,
      mayExport: false,
      namesForOthers: false,
    },
  };
}

/** An administrator passes without a link; then it only leaves buttons away. */
async function linkIfNeeded(
  { identity }: GatePorts,
  { who, where, base }: Request,
): Promise<LinkOutcome | undefined> {
  try {
    return await identity.linkOf(who.workspace, where.instance, who.userId, remembered);
  } catch (error) {
    if (base.isAdministrator && codeOf(error)) return undefined;
    throw error;
  }
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
