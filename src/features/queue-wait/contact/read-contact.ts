import type { Names } from '../../../domain/contact-centre.ts';
import { placeOf } from '../../../domain/contact-place.ts';
import { BotError } from '../../../domain/errors.ts';
import type { ConnectGateway } from '../../../ports/connect.ts';
import type { Clock } from '../../../ports/ground.ts';
import { agentsAccess } from '../../agents-access.ts';
import type { Asker } from '../../answer.ts';
import { attempt, readIn } from './attempt.ts';
import { type ContactLook, lookAt } from './look-at.ts';
import { type QueueAround, type QueueNowPorts, readQueueAround } from './queue-now.ts';
import { type SeenAgent, type SeenAgentPorts, seenAgent } from './seen-agent.ts';

export interface ContactReport extends ContactLook {
  readonly kind: 'contact';
  readonly contactId: string;
  readonly now: Date;
  /** undefined when they could not be read: then ids stand for names. */
  readonly names: Names | undefined;
  /** Where it waits in a queue that is known. */
  readonly queue: QueueAround | undefined;
  /** The agent it is with, for those who may see agents. */
  readonly agent: SeenAgent | undefined;
}

export interface ContactPorts extends QueueNowPorts, SeenAgentPorts {
  readonly gateway: Pick<ConnectGateway, 'readContactPosition' | 'describeContact'>;
  readonly clock: Clock;
}

const command = { priority: 'command' } as const;

/**
 * Reads where one contact stands, or where it is instead. Parts that cannot be read leave the others.
 * Throws BotError `connect_…` where nothing at all could be read.
 */
export async function readContact(
  ports: ContactPorts,
  contactId: string,
  asker: Asker,
): Promise<ContactReport> {
  const look = await shownLook(ports, contactId, asker);
  refuseNothing(look);
  const detail = readIn(look.detail);
  const [names, queue, agent] = await Promise.all([
    attempt(ports.directory.names(ports.instance, command)),
    queueOf(ports, look, asker),
    seenAgent(ports, { contactId, detail }, asker),
  ]);
  const report = { kind: 'contact', contactId, now: ports.clock.now(), ...look } as const;
  return { ...report, names: readIn(names), queue, agent };
}

/** What Connect says of it. That somebody listens is nobody's business but that of those who may. */
export async function shownLook(
  ports: Pick<ContactPorts, 'gateway' | 'gate' | 'clock' | 'instance'>,
  contactId: string,
  asker: Asker,
): Promise<ContactLook> {
  const look = await lookAt(ports.gateway, { instance: ports.instance, contactId }, command);
  if (readIn(look.detail)?.initiationMethod !== 'MONITOR') return look;
  const access = await agentsAccess(ports, asker);
  if (access?.maySeeSessions) return look;
  return {
    position: { kind: 'read', value: { kind: 'not-found', asOf: ports.clock.now() } },
    detail: { kind: 'read', value: undefined },
  };
}

function refuseNothing({ position, detail }: ContactLook): void {
  if (position.kind === 'read' || detail.kind === 'read') return;
  throw new BotError(position.code, `neither metrics nor place of a contact: ${detail.code}`);
}

/** Only a contact that waits has a queue to be compared with. */
async function queueOf(
  ports: ContactPorts,
  { detail: described }: ContactLook,
  { caller: { workspace } }: Asker,
): Promise<QueueAround | undefined> {
  const detail = readIn(described);
  if (detail?.queueId === undefined || detail.channel === undefined) return undefined;
  if (placeOf(detail).kind !== 'queued') return undefined;
  const { queueId, channel } = detail;
  return readQueueAround(ports, { workspace, queueId, channel });
}
