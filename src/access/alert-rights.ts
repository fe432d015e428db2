import type { AlertRight, FloorSettings } from '../domain/settings.ts';
import type { Verdict } from './act.ts';
import { no, yes } from './admit.ts';
import { mayMakeRule } from './may-see-agents.ts';
import type { GatePorts, Request } from './request.ts';

/**
 * Who sees rules and alerts, and acknowledges and snoozes them: whom the settings name, and
 * administrators, who need neither Connect nor the settings.
 */
export async function mayHandleAlerts(ports: GatePorts, request: Request): Promise<Verdict> {
  const { base } = request;
  const refused = await refusedBy(ports, request, ({ alerts }) => alerts.see);
  return refused ?? yes(base, { maySeeSessions: base.isAdministrator });
}

/** Who makes rules: of those whom the settings name whoever holds the permission for it. */
export async function mayMakeRules(ports: GatePorts, request: Request): Promise<Verdict> {
  const refused = await refusedBy(ports, request, ({ alerts }) => alerts.make);
  return refused ?? mayMakeRule(ports, request);
}

async function refusedBy(
  { settings, people }: GatePorts,
  { who, where, base }: Request,
  rightOf: (settings: FloorSettings) => AlertRight,
): Promise<Verdict | undefined> {
  if (base.isAdministrator) return undefined;
  const tenant = { workspace: who.workspace, instance: where.instance };
  const right = rightOf((await settings.read(tenant)).settings);
  switch (right.kind) {
    case 'everyone':
      return undefined;
    case 'administrators':
      return no({ kind: 'not-administrator' });
    case 'user-group': {
      const isIn = await people.isInGroup(who.workspace, right.groupId, who.userId);
      return isIn ? undefined : no({ kind: 'not-in-alert-group' });
    }
  }
}
