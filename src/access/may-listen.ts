import { codeOf } from '../domain/errors.ts';
import type { Link } from '../domain/people.ts';
import type { Verdict } from './act.ts';
import { no, remembered, yes } from './admit.ts';
import type { Asking } from './identity.ts';
import { bargeIn, listenIn } from './permissions.ts';
import type { GatePorts, Request } from './request.ts';

/**
 * Being administrator of the bot gives no right to listen or to barge: Connect's own permissions do,
 * read afresh. The service was seen to start monitoring for users without them, so this is the guard.
 */
export async function mayListen(
  ports: GatePorts,
  request: Request,
  how: 'listen' | 'barge',
): Promise<Verdict> {
  const { who, where, base } = request;
  const fresh: Asking = { fresh: true, options: { priority: 'command' } };
  const tenant = { workspace: who.workspace, instance: where.instance };
  const { listening } = await ports.settings.readNow(tenant);
  if (!listening.isOn) return no({ kind: 'listening-off' });
  const outcome = await ports.identity.linkOf(who.workspace, where.instance, who.userId, fresh);
  if (outcome.kind === 'not-linked') {
    return no({ kind: 'not-linked', reason: outcome.reason });
  }
  const { link } = outcome;
  const wanted = how === 'barge' ? [listenIn, bargeIn] : [listenIn];
  if (!(await ports.identity.holds(where.instance, link, wanted, fresh))) {
    // What was read a moment ago says which of the two is missing.
    const looks = await looksOf(ports, where.instance, link);
    const permission = how === 'barge' && looks.mayListen ? 'barge-in' : 'listen-in';
    return no({ kind: 'no-permission', permission });
  }
  const { mayBarge } =
    how === 'barge' ? { mayBarge: true } : await looksOf(ports, where.instance, link);
  return yes(base, { link, mayListen: true, mayBarge, listening, maySeeSessions: true });
}

/** Which buttons are worth drawing, by permissions remembered for a minute. */
export async function looksOf(
  { identity }: Pick<GatePorts, 'identity'>,
  instance: string,
  link: Link | undefined,
): Promise<{ readonly mayListen: boolean; readonly mayBarge: boolean }> {
  if (!link) return { mayListen: false, mayBarge: false };
  const holds = (wanted: readonly (readonly string[])[]) =>
    onlyForTheLook(identity.holds(instance, link, wanted, remembered));
  const [mayListen, mayBarge] = await Promise.all([holds([listenIn]), holds([listenIn, bargeIn])]);
  return { mayListen, mayBarge };
}

/** A failed look decides only that no button is drawn. */
export async function onlyForTheLook(look: Promise<boolean>): Promise<boolean> {
  return look.catch((error: unknown) => {
    if (codeOf(error)) return false;
    throw error;
  });
}
