import type { Names } from '../../../domain/contact-centre.ts';
import { type AgentContact, type Channel, knownChannels } from '../../../domain/contact-centre.ts';
import { profileName, queueName, teamName } from '../../../floor/named.ts';
import type { CsvCell } from '../../csv.ts';
import { activityWords } from '../../words-for.ts';
import type { AgentLine, FloorReport } from '../report.ts';

/** One agent with one of their contacts; undefined for an agent without any. */
interface Row {
  readonly line: AgentLine;
  readonly contact: AgentContact | undefined;
  readonly names: Names;
}

type Column = readonly [title: string, cell: (row: Row) => CsvCell];

/** An empty cell: there is none. `unknown`: the service did not say. States and types as the service spells them. */
export function exportRows({
  lines,
  names,
  reading,
}: FloorReport): readonly (readonly CsvCell[])[] {
  const columns: readonly Column[] = [
    ...agentColumns,
    ...channelsOf(lines).flatMap(slotColumns),
    ...contactColumns,
    ['Read at', () => reading.asOf],
  ];
  const rows = lines.flatMap((line) => {
    const contacts = line.agent.contacts.length > 0 ? line.agent.contacts : [undefined];
    return contacts.map((contact) => ({ line, contact, names }));
  });
  return [
    columns.map(([title]) => title),
    ...rows.map((row) => columns.map(([, cell]) => cell(row))),
  ];
}

const agentColumns: readonly Column[] = [
  ['Agent', ({ line }) => line.name],
  ['Username', ({ line, names }) => names.users.get(line.agent.userId)?.username],
  ['Agent id', ({ line }) => line.agent.userId],
  ['Activity', ({ line }) => activityWords[line.activity.kind]],
  ['Activity since', ({ line }) => line.since],
  ['Status', ({ line }) => line.statusName],
  ['Status type', ({ line }) => line.statusType],
  ['Status id', ({ line }) => line.agent.statusId],
  ['Status since', ({ line }) => line.agent.statusSince],
  ['Next status', ({ line }) => line.agent.nextStatus ?? ''],
  [
    'Routing profile',
    ({ line: { agent }, names }) =>
      agent.routingProfileId && profileName(names, agent.routingProfileId),
  ],
  ['Routing profile id', ({ line }) => line.agent.routingProfileId],
  [
    'Team',
    ({ line: { agent }, names }) =>
      agent.hierarchy.map((groupId) => teamName(names, groupId)).join(' › ') || undefined,
  ],
  ['Team id', ({ line }) => line.agent.hierarchy.at(-1)],
];

/** The channels anybody has slots in: those of today first, in their usual order. */
function channelsOf(lines: readonly AgentLine[]): readonly Channel[] {
  const seen = new Set(lines.flatMap(({ agent }) => [...agent.slots.keys()]));
  const others = [...seen].filter((channel) => !knownChannels.includes(channel)).toSorted();
  return [...knownChannels.filter((channel) => seen.has(channel)), ...others];
}

function slotColumns(channel: Channel): readonly Column[] {
  const slot =
    (figure: 'active' | 'available' | 'maximum') =>
    ({ line: { agent } }: Row): CsvCell => {
      const slots = agent.slots.get(channel);
      // Who has slots in other channels only takes nothing of this one; without any it is not known.
      return slots === undefined && agent.slots.size > 0 ? '' : slots?.[figure];
    };
  return [
    [`${channel} slots active`, slot('active')],
    [`${channel} slots available`, slot('available')],
    [`${channel} slots maximum`, slot('maximum')],
  ];
}

const contactColumns: readonly Column[] = [
  ['Contact id', of((contact) => contact.contactId)],
  ['Channel', of((contact) => contact.channel)],
  ['How it began', of((contact) => contact.initiationMethod)],
  ['State', of((contact) => contact.state)],
  ['State since', of((contact) => contact.stateSince)],
  ['With the agent since', of((contact) => contact.connectedSince)],
  [
    'On hold at least since',
    of((contact) => (contact.state === 'CONNECTED_ONHOLD' ? contact.onHoldSince : '')),
  ],
  ['Queue', of((contact, names) => contact.queueId && queueName(names, contact.queueId))],
  ['Queue id', of((contact) => contact.queueId)],
];

/** A cell about the contact; empty where there is none. */
function of(cell: (contact: AgentContact, names: Names) => CsvCell): Column[1] {
  return ({ contact, names }) => (contact === undefined ? '' : cell(contact, names));
}
