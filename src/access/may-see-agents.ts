import { codeOf } from '../domain/errors.ts';
import type { Link } from '../domain/people.ts';
import type { FloorSettings } from '../domain/settings.ts';
import type { Tenant } from '../domain/tenant.ts';
import type { Access, Verdict } from './act.ts';
import { type Admitted, admitHolder, linkIfKnown, no, out, yes } from './admit.ts';
import { looksOf, onlyForTheLook } from './may-listen.ts';
import { namesMayBePosted } from './names-for-others.ts';
import { realTimeMetrics } from './permissions.ts';
import type { GatePorts, Request } from './request.ts';

/** Whom the settings let see agents, and administrators. */
export async function maySeeAgents(ports: GatePorts, request: Request): Promise<Verdict> {
  const settings = await settingsFor(ports, request);
  const admitted = await admit(ports, request, settings);
  if (admitted.kind === 'out') return no(admitted.refusal);
  return { kind: 'yes', access: await accessOf(ports, request, admitted.link, settings) };
}

/** Who may see agents and is among those who may take them away. */
export async function mayExportAgents(ports: GatePorts, request: Request): Promise<Verdict> {
  const verdict = await maySeeAgents(ports, request);
  if (verdict.kind === 'no') return verdict;
  const settings = await settingsFor(ports, request);
  return (await isAllowedToExport(ports, request, settings))
    ? { kind: 'yes', access: { ...verdict.access, mayExport: true } }
    : no({ kind: 'may-not-export' });
}

/** Linked users with real-time metrics permission, and administrators: a rule names no agent, so no setting opens this. */
export async function mayMakeRule(ports: GatePorts, request: Request): Promise<Verdict> {
  const admitted = await admitByMetrics(ports, request);
  if (admitted.kind === 'out') return no(admitted.refusal);
  const looks = await looksOf(ports, request.where.instance, admitted.link);
  const { base } = request;
  const maySeeSessions = base.isAdministrator || looks.mayListen;
  return yes(base, { ...looks, link: admitted.link, maySeeSessions });
}

function tenantOf({ who, where }: Request): Tenant {
  return { workspace: who.workspace, instance: where.instance };
}

/** Nothing of an administrator's own rights hangs on the settings, so they go on without them. */
async function settingsFor(
  { settings }: GatePorts,
  request: Request,
): Promise<FloorSettings | undefined> {
  try {
    return (await settings.read(tenantOf(request))).settings;
  } catch (error) {
    if (request.base.isAdministrator && codeOf(error)) return undefined;
    throw error;
  }
}

async function admit(
  ports: GatePorts,
  request: Request,
  settings: FloorSettings | undefined,
): Promise<Admitted> {
  const { who, where, base } = request;
  const rule = settings?.seeAgents;
  if (base.isAdministrator || !rule || rule.kind === 'metrics-permission') {
    return admitByMetrics(ports, request);
  }
  if (rule.kind === 'user-group') {
    const isIn = await ports.people.isInGroup(who.workspace, rule.groupId, who.userId);
    if (!isIn) return out({ kind: 'not-in-group' });
  } else if (where.channelId === undefined || !rule.channelIds.includes(where.channelId)) {
    return out({ kind: 'not-in-channel' });
  }
  return { kind: 'in', link: await linkIfKnown(ports, request) };
}

async function admitByMetrics(ports: GatePorts, request: Request): Promise<Admitted> {
  if (request.base.isAdministrator) {
    return { kind: 'in', link: await linkIfKnown(ports, request) };
  }
  return admitHolder(ports, request, realTimeMetrics, 'real-time-metrics');
}

async function accessOf(
  ports: GatePorts,
  request: Request,
  link: Link | undefined,
  settings: FloorSettings | undefined,
): Promise<Access> {
  const { base, where } = request;
  const { channelId } = where;
  const [looks, namesForOthers, mayExport] = await Promise.all([
    looksOf(ports, where.instance, link),
    channelId === undefined ? false : namesMayBePosted(ports, tenantOf(request), channelId),
    onlyForTheLook(isAllowedToExport(ports, request, settings)),
  ]);
  return {
    ...base,
    ...looks,
    listening: settings?.listening,
    link,
    maySeeSessions: base.isAdministrator || looks.mayListen,
    mayExport,
    namesForOthers,
  };
}

async function isAllowedToExport(
  { people }: GatePorts,
  { who, base }: Request,
  settings: FloorSettings | undefined,
): Promise<boolean> {
  if (base.isAdministrator) return true;
  const rule = settings?.exportAgents;
  switch (rule?.kind) {
    case 'who-sees-agents':
      return true;
    case 'user-group':
      return people.isInGroup(who.workspace, rule.groupId, who.userId);
    default:
      return false;
  }
}
