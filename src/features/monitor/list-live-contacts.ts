import type { Gate } from '../../access/gate.ts';
import { audibleOf, contactSince } from '../../domain/activity.ts';
import type { Agent, AgentContact, Names } from '../../domain/contact-centre.ts';
import type { FloorFilter } from '../../domain/floor-filter.ts';
import { isRestricted } from '../../domain/listen-rules.ts';
import { type ViewPorts, viewOf } from '../../floor/my-view.ts';
import type { MentionTrouble, NameTrouble } from '../../floor/name-trouble.ts';
import { agentName } from '../../floor/named.ts';
import { type GroupTrouble, groupTrouble, queuesIn } from '../../floor/queues-in.ts';
import { fitsContact, readFloor } from '../../floor/read-floor.ts';
import type { FloorReading } from '../../floor/reading.ts';
import type { FloorView } from '../../floor/view.ts';
import type { AgentReadings, CallOptions, Directory } from '../../ports/connect.ts';
import type { Clock } from '../../ports/ground.ts';
import { agentsAccess } from '../agents-access.ts';
import type { Asker } from '../answer.ts';
import { type ListenOffer, listenOffer, mayBeHeard, offeredTo } from '../listen-offer.ts';
import type { LiveIntent } from './intent.ts';

/** A contact the asker may hear by the rules, and whose it is. */
export interface LiveLine {
  readonly agentId: string;
  readonly agentName: string;
  readonly contact: AgentContact & { readonly contactId: string };
  /** What can be pressed; nothing while listening is off. */
  readonly offer: ListenOffer | undefined;
}

export interface LiveReport
  extends Pick<FloorReading, 'asOf' | 'isTruncated' | 'isTeamAsServiceSeesIt'> {
  readonly kind: 'live';
  readonly now: Date;
  readonly names: Names;
  readonly view: FloorView;
  /** Longest first; those of unknown age last. */
  readonly lines: readonly LiveLine[];
  /** Contacts that may not be heard by the asker; undefined where their number would say more than they may see. */
  readonly unheard: number | undefined;
  readonly isOn: boolean;
}

export interface LivePorts extends ViewPorts {
  readonly readings: AgentReadings;
  readonly directory: Directory;
  readonly gate: Gate;
  readonly clock: Clock;
}

/**
 * Reads the live contacts of a part of the floor that the person who asks may hear; one cannot
 * listen to oneself. Of the others only their number is told, and that to those alone who may see
 * agents. Queues, states and channels narrow the contacts too, the other parts only the agents; where
 * queues are named, a contact whose queue is not known is none of theirs.
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
  const { ids: queueIds } = queuesIn(view.filter, names);
  const live = floor.agents
    .filter(({ userId }) => userId !== own)
    .flatMap((agent) => linesOf(agent, { filter: view.filter, queueIds, names, asker }));
  const lines = live.filter((line) => line !== 'unheard').toSorted(longestFirst);
  const unheard = await told(ports, asker, live.length - lines.length);
  const isOn = asker.access.listening?.isOn === true;
  const read = { asOf, now: ports.clock.now(), isTruncated, isTeamAsServiceSeesIt };
  return { kind: 'live', ...read, names, view, lines, unheard, isOn };
}

interface Wanted {
  readonly filter: FloorFilter;
  /** Of these queues alone; none named is any. */
  readonly queueIds: readonly string[];
  readonly names: Names;
  readonly asker: Asker;
}

function linesOf(
  agent: Agent,
  { filter, queueIds, names, asker }: Wanted,
): readonly (LiveLine | 'unheard')[] {
  const { userId: agentId, hierarchy } = agent;
  const to = offeredTo(asker);
  const called = agentName(names, agentId);
  return audibleOf(agent).flatMap<LiveLine | 'unheard'>((contact) => {
    const { contactId, queueId } = contact;
    if (contactId === undefined || !fitsContact(filter, contact)) return [];
    if (queueIds.length > 0 && (queueId === undefined || !queueIds.includes(queueId))) return [];
    const heard = { agentId, agentName: called, hierarchy, queueId, contactId };
    if (!mayBeHeard(to, heard)) return ['unheard'];
    const offer = listenOffer(to, heard);
    return [{ agentId, agentName: called, contact: { ...contact, contactId }, offer }];
  });
}

/** How many are left out, as far as the asker may know; where no rule leaves any out, nobody need be asked. */
async function told(ports: LivePorts, asker: Asker, count: number): Promise<number | undefined> {
  const { listening } = asker.access;
  if (listening && !isRestricted(listening, asker.caller.userId)) return count;
  return (await agentsAccess(ports, asker)) ? count : undefined;
}

function longestFirst(a: LiveLine, b: LiveLine): number {
  return sinceMs(a) - sinceMs(b) || a.agentName.localeCompare(b.agentName);
}

function sinceMs({ contact }: LiveLine): number {
  return contactSince(contact)?.getTime() ?? Number.MAX_SAFE_INTEGER;
}
