import { secondsBetween, shortDuration } from '../../blocks/format.ts';
import { type Cell, type Column, dataTable } from '../../blocks/table.ts';
import { plainName } from '../../blocks/text.ts';
import type { Names, Slots } from '../../domain/contact-centre.ts';
import { profileName, teamName } from '../../floor/named.ts';
import { activityWords, plainChannel } from '../words-for.ts';
import { contactsCell, withAgentCell, worstFirst } from './contact-cells.ts';
import type { AgentLine, FloorReport } from './report.ts';

/** Who it is, what the contacts are at and in which team stay readable longest where a page is full. */
const columns: readonly Column[] = [
  { title: 'Agent', kind: 'text', weight: 1.5 },
  { title: 'Activity', kind: 'text' },
  { title: 'Minutes', kind: 'number' },
  { title: 'Status', kind: 'text' },
  { title: 'Contact', kind: 'text', weight: 2 },
  { title: 'With agent', kind: 'text' },
  { title: 'Slots', kind: 'text' },
  { title: 'Routing profile', kind: 'text' },
  { title: 'Team', kind: 'text', weight: 2 },
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
  const contacts = worstFirst(agent.contacts, now);
  return [
    plainName(line.name),
    activityWords[line.activity.kind],
    since === undefined ? undefined : Math.floor(secondsBetween(since, now) / 60),
    statusCell(line, now),
    contactsCell(contacts, names, now),
    withAgentCell(contacts, now),
    slotsCell(agent.slots),
    agent.routingProfileId === undefined
      ? undefined
      : plainName(profileName(names, agent.routingProfileId)),
    teamCell(agent.hierarchy, names),
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

/** "Team Alder ‹ Voice Care ‹ North": the team itself first, since a cell is cut at its end. */
function teamCell(hierarchy: readonly string[], names: Names): string | undefined {
  const path = hierarchy.map((id) => plainName(teamName(names, id)));
  return path.length === 0 ? undefined : path.toReversed().join(' ‹ ');
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
