import { isLiveSession } from '../../../domain/activity.ts';
import type { AgentContact, Names } from '../../../domain/contact-centre.ts';
import { codeOf } from '../../../domain/errors.ts';
import { everything } from '../../../domain/floor-filter.ts';
import type { SessionRecord } from '../../../domain/listening.ts';
import { ownContactOf } from '../../../domain/own-sessions.ts';
import { namesIfAny } from '../../../floor/names-if-any.ts';
import { readFloor } from '../../../floor/read-floor.ts';
import type { AgentReadings, Directory } from '../../../ports/connect.ts';
import type { Clock } from '../../../ports/ground.ts';
import type { ListenSessions } from '../../../stores/listening.ts';
import type { Asker } from '../../answer.ts';
import { tenantOf } from '../../kept-listing.ts';
import { openSessions } from '../../who-listens.ts';

export interface SessionsPorts {
  readonly listenSessions: ListenSessions;
  readonly readings: AgentReadings;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly instance: string;
}

/** A session that no record knows: whose it is, and its contact. */
export interface Elsewhere {
  readonly supervisorId: string;
  readonly contact: AgentContact;
}

export interface SessionsReport {
  readonly kind: 'sessions';
  readonly now: Date;
  readonly names: Names | undefined;
  /** The asker's own first, then oldest first; undefined while Redis is away. */
  readonly records: readonly SessionRecord[] | undefined;
  readonly ownUserId: string;
  /** Started elsewhere; undefined where the floor could not be read, or no record could. */
  readonly elsewhere: readonly Elsewhere[] | undefined;
  /** True where the reading of the floor was cut short. */
  readonly isTruncated: boolean;
}

/** Who listens to whom: what Floorwalker started and follows, and what it sees that others started. */
export async function listSessions(ports: SessionsPorts, asker: Asker): Promise<SessionsReport> {
  const { caller } = asker;
  const names = await namesIfAny(ports);
  const [open, floor] = await Promise.all([
    openSessions(ports, tenantOf(ports, asker)),
    names && floorIfAny(ports, names, asker),
  ]);
  const isOwn = ({ session }: SessionRecord) => session.slackUserId === caller.userId;
  const records = open?.toSorted((one, other) => Number(isOwn(other)) - Number(isOwn(one)));
  const elsewhere = floor && open && floor.agents.flatMap((agent) => unknownIn(agent, open));
  return {
    kind: 'sessions',
    now: ports.clock.now(),
    names,
    records,
    ownUserId: caller.userId,
    elsewhere,
    isTruncated: floor?.isTruncated ?? false,
  };
}

function unknownIn(
  agent: { readonly userId: string; readonly contacts: readonly AgentContact[] },
  open: readonly SessionRecord[],
): readonly Elsewhere[] {
  const own = open.filter(({ session }) => session.connectUserId === agent.userId);
  const known = own.map((record) => ownContactOf(record, agent, own)?.contactId);
  return agent.contacts
    .filter(isLiveSession)
    .filter(({ contactId }) => contactId === undefined || !known.includes(contactId))
    .map((contact) => ({ supervisorId: agent.userId, contact }));
}

/** The list says what it lacks rather than failing for it. */
async function floorIfAny(ports: SessionsPorts, names: Names, { onProgress }: Asker) {
  const options = { priority: 'command', onProgress } as const;
  return readFloor(ports, everything, names, options).catch((error: unknown) => {
    if (codeOf(error) === undefined) throw error;
    return undefined;
  });
}
