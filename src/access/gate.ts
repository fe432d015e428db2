import { codeOf } from '../domain/errors.ts';
import type { Caller, Link, SlackChannel, SlackPerson } from '../domain/people.ts';
import type { CallOptions, SlackPeople } from '../ports.ts';
import type { Access, Act, Place, Refusal, Verdict } from './act.ts';
import type { Identity } from './identity.ts';

/** Security profile permissions by API name (AWS documentation, list of security profile permissions). */
const realTimeMetrics = ['AccessMetrics', 'AccessMetrics.RealTimeMetrics.Access'];
const listenIn = ['ManagerListenIn'];

export interface Gate {
  /**
   * Decides before any name is looked up. Throws BotError when something needed to decide could not
   * be read: nobody passes on a failed check.
   */
  may(who: Caller, what: Act, where: Place): Promise<Verdict>;
}

export interface GatePorts {
  readonly people: SlackPeople;
  readonly identity: Identity;
  readonly administrators: ReadonlySet<string>;
}

/** The one gate that every command, button and home view passes. */
export function createGate(ports: GatePorts): Gate {
  return { may: (who, what, where) => decide(ports, { who, where }, what) };
}

interface Request {
  readonly who: Caller;
  readonly where: Place;
}

async function decide(ports: GatePorts, request: Request, what: Act): Promise<Verdict> {
  const { who, where } = request;
  const [person, channel] = await Promise.all([
    ports.people.person(who.workspace, who.userId),
    channelOf(ports, who, where),
  ]);
  const outsider = refuseOutsider(who, person, channel);
  if (outsider) return no(outsider);
  const isAdministrator = ports.administrators.has(who.userId);
  const base = { isAdministrator, answerAlone: channel.sharing !== 'internal' };
  if (what.kind === 'see-queues' || what.kind === 'see-rules') {
    return yes({ ...base, link: undefined, mayListen: false });
  }
  if (what.kind === 'change-rule') {
    const isAllowed = isAdministrator || what.ownerId === who.userId;
    return isAllowed
      ? yes({ ...base, link: undefined, mayListen: false })
      : no({ kind: 'not-owner' });
  }
  return what.kind === 'listen'
    ? mayListen(ports, request, base)
    : maySeeAgents(ports, request, base);
}

type Base = Pick<Access, 'isAdministrator' | 'answerAlone'>;

/** Linked users with real-time metrics permission, and administrators. */
async function maySeeAgents(ports: GatePorts, request: Request, base: Base): Promise<Verdict> {
  const { who, where } = request;
  const asking = { fresh: false, options: command };
  const outcome = await ports.identity
    .linkOf(who.workspace, where.instance, who.userId, asking)
    .catch((error: unknown) => {
      if (base.isAdministrator && codeOf(error)) return undefined;
      throw error;
    });
  if (outcome?.kind !== 'linked') {
    if (base.isAdministrator) return yes({ ...base, link: undefined, mayListen: false });
    return no({ kind: 'not-linked', reason: outcome?.reason ?? 'none' });
  }
  const { link } = outcome;
  const holds = (permissions: readonly string[]) =>
    ports.identity.holds(where.instance, link, permissions, asking);
  if (!base.isAdministrator && !(await holds(realTimeMetrics))) {
    return no({ kind: 'no-permission', permission: 'real-time-metrics' });
  }
  return yes({ ...base, link, mayListen: await onlyForTheLook(holds(listenIn)) });
}

/**
 * Being administrator of the bot gives no right to listen: Connect's own permission does, read
 * afresh. The service was seen to start monitoring for users without it, so this is the guard.
 */
async function mayListen(ports: GatePorts, request: Request, base: Base): Promise<Verdict> {
  const { who, where } = request;
  const asking = { fresh: true, options: command };
  const outcome = await ports.identity.linkOf(who.workspace, where.instance, who.userId, asking);
  if (outcome.kind !== 'linked') return no({ kind: 'not-linked', reason: outcome.reason });
  const link: Link = outcome.link;
  const isGranted = await ports.identity.holds(where.instance, link, listenIn, asking);
  if (!isGranted) return no({ kind: 'no-permission', permission: 'listen-in' });
  return yes({ ...base, link, mayListen: true });
}

const command: CallOptions = { priority: 'command' };

/** A failed look decides only that no button is drawn. */
async function onlyForTheLook(holds: Promise<boolean>): Promise<boolean> {
  return holds.catch((error: unknown) => {
    if (codeOf(error)) return false;
    throw error;
  });
}

async function channelOf(
  ports: GatePorts,
  { workspace }: Caller,
  { channelId }: Place,
): Promise<SlackChannel> {
  if (channelId !== undefined) return ports.people.channel(workspace, channelId);
  // The Home tab is seen by its owner alone.
  return { channelId: '', sharing: 'internal', isBotMember: undefined };
}

function refuseOutsider(
  who: Caller,
  person: SlackPerson,
  channel: SlackChannel,
): Refusal | undefined {
  const isElsewhere = who.teamId !== undefined && who.teamId !== who.workspace;
  if (person.isStranger || isElsewhere) return { kind: 'stranger' };
  if (person.isGuest) return { kind: 'guest' };
  if (person.isBot) return { kind: 'bot' };
  if (person.isDeactivated) return { kind: 'deactivated' };
  return channel.sharing === 'external' ? { kind: 'shared-channel' } : undefined;
}

function yes(access: Access): Verdict {
  return { kind: 'yes', access };
}

function no(refusal: Refusal): Verdict {
  return { kind: 'no', refusal };
}
