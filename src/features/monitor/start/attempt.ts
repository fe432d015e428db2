import type { AuditedListening, AuditOutcome } from '../../../domain/audit.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import { BotError, codeOf } from '../../../domain/errors.ts';
import type { Link } from '../../../domain/people.ts';
import type { ListeningSettings } from '../../../domain/settings.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import type { Asker } from '../../answer.ts';
import type { AuditPorts } from '../../audited.ts';
import type { ListenIntent } from './intent.ts';
import type { ListenPorts } from './listen-ports.ts';

/** One attempt to listen of somebody whom the gate has let through just now. */
export interface Attempt {
  readonly intent: ListenIntent;
  readonly asker: Asker;
  readonly tenant: Tenant;
  readonly slackUserId: string;
  readonly link: Link;
  /** As they were read at the gate, afresh. */
  readonly listening: ListeningSettings;
  readonly names: Names;
}

/** Throws BotError `listen_denied` for whom the gate let through without saying who they are, `connect_…`. */
export async function attemptOf(
  { directory, instance }: ListenPorts,
  intent: ListenIntent,
  asker: Asker,
): Promise<Attempt> {
  const { link, listening } = asker.access;
  if (!link || !listening) {
    throw new BotError('listen_denied', 'passed the gate without a link or rules');
  }
  const { workspace, userId: slackUserId } = asker.caller;
  const names = await directory.names(instance, { priority: 'command' });
  return { intent, asker, tenant: { workspace, instance }, slackUserId, link, listening, names };
}

/** Writes down an attempt to listen, or what became of it. Throws BotError `redis_unavailable`. */
export async function recordListening(
  { audit, clock }: AuditPorts,
  who: { readonly tenant: Tenant; readonly slackUserId: string },
  outcome: AuditOutcome,
  listening: AuditedListening,
): Promise<void> {
  const { agentId, contactId, way } = listening;
  const about = [way, agentId && `agent ${agentId}`, contactId && `contact ${contactId}`];
  await audit.record(who.tenant, {
    at: clock.now(),
    who: who.slackUserId,
    act: 'listen',
    about: about.filter(Boolean).join(' '),
    outcome,
    listening,
  });
}

/** Lets go what is lost to a foreseen failure, where what was done stays done. */
export async function asFarAsPossible<Value>(work: Promise<Value>): Promise<Value | undefined> {
  return work.catch((error: unknown) => {
    if (codeOf(error) === undefined) throw error;
    return undefined;
  });
}
