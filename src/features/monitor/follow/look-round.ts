import type { AgentsReading } from '../../../domain/contact-centre.ts';
import { codeOf, type ErrorCode } from '../../../domain/errors.ts';
import { isOpen, type ListenRequest, type SessionRecord } from '../../../domain/listening.ts';
import { ownContactOf } from '../../../domain/own-sessions.ts';
import { handIn, writeState } from './hand-in.ts';
import type { Followed, Scene } from './scene.ts';
import { contactToAsk, nextState, type SessionLook } from './transition.ts';

/**
 * One fresh reading of the supervisors of open sessions and of the agents with requests; undefined
 * where there are none, or it could not be made. Nothing hangs on one that was cut short but what it has.
 */
export async function readOnce(
  scene: Scene,
  records: readonly SessionRecord[],
  requests: readonly ListenRequest[],
): Promise<AgentsReading | undefined> {
  const { gateway, tenant, signal } = scene;
  const supervisors = records.filter(isOpen).map(({ session }) => session.connectUserId);
  const ids = [...new Set([...supervisors, ...requests.map(({ agentId }) => agentId)])];
  if (ids.length === 0) return undefined;
  try {
    const options = { priority: 'check', signal } as const;
    const reading = await gateway.readAgents(tenant.instance, { kind: 'agents', ids }, options);
    noteReading(scene, undefined);
    return reading;
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined || code === 'stopping') throw error;
    noteReading(scene, code);
    return undefined;
  }
}

/** Each session as it stands after this look; those another process wrote meanwhile are left out. */
export async function decideAll(
  scene: Scene,
  records: readonly SessionRecord[],
  reading: AgentsReading | undefined,
): Promise<readonly Followed[]> {
  const decided = await Promise.all(
    records.map((record) => decideOne(scene, record, { records, reading })),
  );
  return decided.filter((one) => one !== undefined);
}

async function decideOne(
  scene: Scene,
  record: SessionRecord,
  about: {
    readonly records: readonly SessionRecord[];
    readonly reading: AgentsReading | undefined;
  },
): Promise<Followed | undefined> {
  const own = ownIn(record, about);
  const asOf = about.reading?.asOf ?? scene.clock.now();
  const contactId = contactToAsk(record, { own, asOf });
  const detail = contactId === undefined ? 'unread' : await describe(scene, contactId);
  const step = nextState(record, { own, asOf, detail });
  const after = step ? await writeState(scene, record, step) : await withWhatIsKnown(scene, record);
  return after && { record: after, isUnread: own === 'unread' };
}

/** What was said in an earlier run and could not be written down then. */
async function withWhatIsKnown(
  scene: Scene,
  record: SessionRecord,
): Promise<SessionRecord | undefined> {
  return scene.memory.accepted.has(record.session.id) ? handIn(scene, record, {}) : record;
}

function ownIn(
  record: SessionRecord,
  { records, reading }: Parameters<typeof decideOne>[2],
): SessionLook['own'] {
  if (!isOpen(record) || !reading) return 'unread';
  const { connectUserId } = record.session;
  const supervisor = reading.agents.find(({ userId }) => userId === connectUserId);
  // An agent who is in no page of a whole reading is signed in no more.
  if (!supervisor) return reading.isTruncated ? 'unread' : 'absent';
  const others = records.filter(({ session }) => session.connectUserId === connectUserId);
  return ownContactOf(record, supervisor, others) ?? 'absent';
}

async function describe(scene: Scene, contactId: string): Promise<SessionLook['detail']> {
  const { gateway, tenant, signal } = scene;
  try {
    const options = { priority: 'check', signal } as const;
    return (await gateway.describeContact(tenant.instance, contactId, options)) ?? 'unknown';
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined || code === 'stopping') throw error;
    return 'unread';
  }
}

/** One line when sessions can be read no more and one when they can again. */
function noteReading({ memory, log, tenant }: Scene, code: ErrorCode | undefined): void {
  const isUnread = code !== undefined;
  if (isUnread && !memory.isUnread) {
    log.warn({ tenant, code }, 'Sessions of listening cannot be read');
  }
  if (!isUnread && memory.isUnread) log.info({ tenant }, 'Sessions of listening can be read again');
  memory.isUnread = isUnread;
}
