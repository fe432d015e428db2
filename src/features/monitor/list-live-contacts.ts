import { audibleOf, contactSince } from '../../domain/activity.ts';
import type { Agent, AgentContact, Names } from '../../domain/contact-centre.ts';
import type { FloorFilter } from '../../domain/floor-filter.ts';
import { type ViewPorts, viewOf } from '../../floor/my-view.ts';
import type { MentionTrouble, NameTrouble } from '../../floor/name-trouble.ts';
import { agentName } from '../../floor/named.ts';
import { type GroupTrouble, groupTrouble } from '../../floor/queues-in.ts';
import { fitsContact, readFloor } from '../../floor/read-floor.ts';
import type { FloorReading } from '../../floor/reading.ts';
import type { FloorView } from '../../floor/view.ts';
import type { AgentReadings, CallOptions, Directory } from '../../ports/connect.ts';
import type { Clock } from '../../ports/ground.ts';
import type { Asker } from '../answer.ts';
import type { LiveIntent } from './intent.ts';

/** A contact one can listen to, and whose it is. */
export interface LiveLine {
  readonly agentId: string;
  readonly agentName: string;
  readonly contact: AgentContact & { readonly contactId: string };
}

export interface LiveReport
  extends Pick<FloorReading, 'asOf' | 'isTruncated' | 'isTeamAsServiceSeesIt'> {
  readonly kind: 'live';
  readonly now: Date;
  readonly names: Names;
  readonly view: FloorView;
  /** Longest first; those of unknown age last. */
  readonly lines: readonly LiveLine[];
}

export interface LivePorts extends ViewPorts {
  readonly readings: AgentReadings;
  readonly directory: Directory;
  readonly clock: Clock;
}

/**
 * Reads the live contacts of a part of the floor that the person who asks can listen to; one cannot
 * listen to oneself. States and channels narrow the contacts too, the other parts only the agents.
 * Throws BotError `connect_…`, `groups_unread`.
 */
export async function listLiveContacts(
  ports: LivePorts,
  intent: LiveIntent,
  asker: Asker,
): Promise<LiveReport | NameTrouble | MentionTrouble | GroupTrouble> {
  const options: CallOptions = { priority: 'command', onProgress: asker.onProgress };
  const names = await ports.directory.names(ports.instance, options);
  const view = await viewOf(ports, asker, names, intent.request, 'monitor');
  if ('kind' in view) return view;
  const trouble = groupTrouble(view.filter, names);
  if (trouble) return trouble;
  const floor = await readFloor(ports, view.filter, names, options);
  const { asOf, isTruncated, isTeamAsServiceSeesIt } = floor;
  const own = asker.access.link?.connectUserId;
  const lines = floor.agents
    .filter(({ userId }) => userId !== own)
    .flatMap((agent) => linesOf(agent, view.filter, names))
    .toSorted(longestFirst);
  const read = { asOf, now: ports.clock.now(), isTruncated, isTeamAsServiceSeesIt };
  return { kind: 'live', ...read, names, view, lines };
}

function linesOf(agent: Agent, filter: FloorFilter, names: Names): readonly LiveLine[] {
  const who = { agentId: agent.userId, agentName: agentName(names, agent.userId) };
  return audibleOf(agent).flatMap((contact) => {
    const { contactId } = contact;
    const isWanted = contactId !== undefined && fitsContact(filter, contact);
    return isWanted ? [{ ...who, contact: { ...contact, contactId } }] : [];
  });
}

function longestFirst(a: LiveLine, b: LiveLine): number {
  return sinceMs(a) - sinceMs(b) || a.agentName.localeCompare(b.agentName);
}

function sinceMs({ contact }: LiveLine): number {
  return contactSince(contact)?.getTime() ?? Number.MAX_SAFE_INTEGER;
}
