import { codeOf } from '../domain/errors.ts';
import type { Link, LinkOutcome } from '../domain/people.ts';
import type { Access, Refusal, Verdict } from './act.ts';
import type { Asking } from './identity.ts';
import type { GatePorts, Request } from './request.ts';

/** Where nothing but what is shown hangs on it: a link and permissions of some minutes ago will do. */
export const remembered: Asking = { fresh: false, options: { priority: 'command' } };

export type Admitted =
  | { readonly kind: 'in'; readonly link: Link | undefined }
  | { readonly kind: 'out'; readonly refusal: Refusal };

type Permission = Extract<Refusal, { kind: 'no-permission' }>['permission'];

const nothing: Omit<Access, keyof Request['base']> = {
  link: undefined,
  mayListen: false,
  mayBarge: false,
  listening: undefined,
  maySeeSessions: false,
  mayExport: false,
  namesForOthers: false,
};

/** A yes, with what was learned of somebody and nothing more. */
export function yes(base: Request['base'], learned: Partial<Access> = {}): Verdict {
  return { kind: 'yes', access: { ...nothing, ...base, ...learned } };
}

export function no(refusal: Refusal): Extract<Verdict, { kind: 'no' }> {
  return { kind: 'no', refusal };
}

export function out(refusal: Refusal): Admitted {
  return { kind: 'out', refusal };
}

/** Linked users whose permissions have any of these names, as far as is remembered. Throws BotError. */
export async function admitHolder(
  ports: GatePorts,
  request: Request,
  anyOf: readonly string[],
  permission: Permission,
): Promise<Admitted> {
  const outcome = await linkOf(ports, request);
  if (outcome.kind === 'not-linked') return out({ kind: 'not-linked', reason: outcome.reason });
  const { link } = outcome;
  return (await ports.identity.holds(request.where.instance, link, [anyOf], remembered))
    ? { kind: 'in', link }
    : out({ kind: 'no-permission', permission });
}

/** For those who pass without one, a link that is not there or cannot be read only leaves buttons away. */
export async function linkIfKnown(ports: GatePorts, request: Request): Promise<Link | undefined> {
  try {
    const outcome = await linkOf(ports, request);
    return outcome.kind === 'linked' ? outcome.link : undefined;
  } catch (error) {
    if (codeOf(error)) return undefined;
    throw error;
  }
}

function linkOf({ identity }: GatePorts, { who, where }: Request): Promise<LinkOutcome> {
  return identity.linkOf(who.workspace, where.instance, who.userId, remembered);
}
