import type { AuditOutcome } from '../../../domain/audit.ts';
import type { ListenRequest } from '../../../domain/listening.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import type { AuditPorts } from '../../audited.ts';

export interface RequestNews {
  /** `floorwalker` for what it does by itself. */
  readonly who: string;
  readonly what: 'asked' | 'started' | 'refused' | 'expired' | 'cancelled';
  readonly outcome: AuditOutcome;
  readonly why?: string | undefined;
  readonly request: Pick<ListenRequest, 'way' | 'reason'> & {
    /** undefined where nobody is known by what was typed. */
    readonly agentId: string | undefined;
    readonly slackUserId?: string;
  };
}

/** Writes down what became of a request to listen. Throws BotError `redis_unavailable`. */
export async function recordRequest(
  { audit, clock }: AuditPorts,
  tenant: Tenant,
  { who, what, outcome, why, request }: RequestNews,
): Promise<void> {
  const { agentId, way, reason, slackUserId } = request;
  const whom = agentId === undefined ? '' : ` agent ${agentId}`;
  const whose = slackUserId === undefined || slackUserId === who ? '' : ` of ${slackUserId}`;
  await audit.record(tenant, {
    at: clock.now(),
    who,
    act: 'request-listen',
    about: `${what} to ${way}${whom}${whose}`,
    outcome,
    listening: { way, agentId, reason, why },
  });
}
