import type { Names } from '../../../domain/contact-centre.ts';
import { codeOf } from '../../../domain/errors.ts';
import type { ListenRequest } from '../../../domain/listening.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import type { PrivateMessages } from '../../../ports/slack.ts';
import type { ListenRequests } from '../../../stores/listening.ts';
import { type AuditPorts, onceDone } from '../../audited.ts';
import { requestCalledOffNote } from './called-off-note.ts';

interface CallOffPorts extends AuditPorts {
  readonly listenRequests: ListenRequests;
  readonly privateMessages: PrivateMessages;
}

/** What became of the open requests to listen. */
export interface CalledOff {
  readonly count: number;
  /** So many of those who asked could not be told. */
  readonly untold: number;
}

/**
 * Takes away every open request to listen and tells who asked. Whoever takes one away says so, so
 * each is told once. undefined where they could not be read; throws nothing that is foreseen.
 */
export async function callOffRequests(
  ports: CallOffPorts,
  tenant: Tenant,
  names: Names | undefined,
): Promise<CalledOff | undefined> {
  try {
    let [count, untold] = [0, 0];
    for (const request of await ports.listenRequests.list(tenant)) {
      if (!(await ports.listenRequests.remove(tenant, request.id))) continue;
      count += 1;
      await noteCalledOff(ports, tenant, request);
      // One that cannot be told is no reason to leave the others open.
      if (!(await isTold(ports, tenant, request, names))) untold += 1;
    }
    return { count, untold };
  } catch (error) {
    if (codeOf(error)) return undefined;
    throw error;
  }
}

async function isTold(
  { privateMessages }: { readonly privateMessages: PrivateMessages },
  { workspace }: Tenant,
  request: ListenRequest,
  names: Names | undefined,
): Promise<boolean> {
  try {
    await privateMessages.post(
      workspace,
      request.slackUserId,
      requestCalledOffNote(request, names),
    );
    return true;
  } catch (error) {
    if (codeOf(error)) return false;
    throw error;
  }
}

/** That listening was turned off is in the audit already, so that it cannot be written down stops nothing. */
async function noteCalledOff(
  { audit, clock }: AuditPorts,
  tenant: Tenant,
  { agentId, way, slackUserId }: ListenRequest,
): Promise<void> {
  const entry = {
    at: clock.now(),
    who: 'floorwalker',
    act: 'request-listen',
    about: `cancelled to ${way} agent ${agentId} of ${slackUserId}`,
    outcome: 'ended',
    listening: { way, agentId, why: 'listening-off' },
  } as const;
  await onceDone(audit.record(tenant, entry));
}
