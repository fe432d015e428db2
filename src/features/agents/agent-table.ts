import { secondsBetween, shortDuration } from '../../blocks/format.ts';
import { type Cell, type Column, dataTable } from '../../blocks/table.ts';
import { plainName } from '../../blocks/text.ts';
import { activityOfContact, isStaleEnded } from '../../domain/activity.ts';
import type { AgentContact, Names, Slots } from '../../domain/contact-centre.ts';
import { profileName, queueName, teamName } from '../../floor/named.ts';
import { activityWords, plainBeginning, plainChannel, plainState } from '../words-for.ts';
import type { AgentLine, FloorReport } from './report.ts';

const columns: readonly Column[] = [
  { title: 'Agent', kind: 'text' },
  { title: 'Activity', kind: 'text' },
  { title: 'Minutes', kind: 'number' },
  { title: 'Status', kind: 'text' },
  { title: 'Contact', kind: 'text' },
  { title: 'With agent', kind: 'text' },
  { title: 'Slots', kind: 'text' },
  { title: 'Routing profile', kind: 'text' },
  { title: 'Team', kind: 'text' },
];

/** Rows that are seen at once, before the table is turned over. */
const rowsAtOnce = 10;

/** These agents as a table that can be sorted, and as plain lines. Cells hold names as they are. */
export function agentTable(
  { names, now }: Pick<FloorReport, 'names' | 'now'>,
  lines: readonly AgentLine[],
  caption: string,
) {
  const rows = lines.map((line) => rowOf(line, names, now));
  return dataTable({ caption, columns, rows, pageSize: rowsAtOnce });
}

function rowOf(line: AgentLine, names: Names, now: Date): readonly Cell[] {
  const { agent, since } = line;
  return [
    plainName(line.name),
    activityWords[line.activity.kind],
    since === undefined ? undefined : Math.floor(secondsBetween(since, now) / 60),
    statusCell(line, now),
    agent.contacts.map((contact) => contactCell(contact, names, now)).join('; '),
    agent.contacts.map((contact) => withAgentCell(contact, now)).join('; '),
    slotsCell(agent.slots),
    agent.routingProfileId === undefined
      ? undefined
      : plainName(profileName(names, agent.routingProfileId)),
    agent.hierarchy.map((id) => plainName(teamName(names, id))).join(' › '),
  ];
}

/** "Lunch (custom) 12 min, next Offline". A routable status needs no type. */
function statusCell({ agent, statusName, statusType }: AgentLine, now: Date): string {
  const called = statusName === undefined ? 'unknown' : plainName(statusName);
  const since = agent.statusSince;
  const lasting = since === undefined ? '' : ` ${shortDuration(secondsBetween(since, now))}`;
  const next = agent.nextStatus === undefined ? '' : `, next ${plainName(agent.nextStatus)}`;
  return `${called}${typeWords(statusType)}${lasting}${next}`;
}

function typeWords(type: string | undefined): string {
  if (type === 'ROUTABLE') return '';
  if (type === undefined) return ' (type unknown)';
  return ` (${type === 'CUSTOM' || type === 'OFFLINE' ? type.toLowerCase() : type})`;
}

/** "voice · Billing · on hold at least 3 min · inbound": as everywhere, where nothing is formatted. */
function contactCell(contact: AgentContact, names: Names, now: Date): string {
  const { channel, queueId, initiationMethod } = contact;
  return [
    plainChannel(channel),
    queueId === undefined ? 'queue unknown' : plainName(queueName(names, queueId)),
    stateWords(contact, now),
    plainBeginning(initiationMethod),
  ].join(' · ');
}

function stateWords(contact: AgentContact, now: Date): string {
  const age = (since: Date | undefined) =>
    since === undefined ? '(since unknown)' : shortDuration(secondsBetween(since, now));
  if (isStaleEnded(contact, now)) return `ended ${age(contact.stateSince)} ago, no work any more`;
  const state = plainState(contact.state);
  if (contact.state !== 'CONNECTED_ONHOLD') return `${state} ${age(contact.stateSince)}`;
  // On hold keeps the time of the connection, so that figure is no age of the hold.
  return contact.onHoldSince === undefined
    ? state
    : `${state} at least ${age(contact.onHoldSince)}`;
}

/** How long the agent has had the contact; nothing while it is only offered. */
function withAgentCell(contact: AgentContact, now: Date): string {
  const since = contact.connectedSince;
  if (since !== undefined) return shortDuration(secondsBetween(since, now));
  return activityOfContact(contact) === 'on-contact' ? 'unknown' : '–';
}

/** "voice 1/1, 0 free · chat 0/2, free unknown". */
function slotsCell(slots: ReadonlyMap<string, Slots>): string | undefined {
  if (slots.size === 0) return undefined;
  return [...slots]
    .map(([channel, { active = '?', maximum = '?', available }]) => {
      const free = available === undefined ? 'free unknown' : `${available} free`;
      return `${plainChannel(channel)} ${active}/${maximum}, ${free}`;
    })
    .join(' · ');
}
