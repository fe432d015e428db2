import { GetCurrentUserDataCommand, type UserDataFilters } from '@aws-sdk/client-connect';
import type { Agent, AgentSelection, AgentsReading } from '../domain/contact-centre.ts';
import type { CallOptions } from '../ports.ts';
import type { AbsentIds } from './absent-ids.ts';
import { agentFrom } from './agents-to-domain.ts';
import type { ConnectCalls } from './connect-calls.ts';
import { readPages } from './pages.ts';
import { numberFrom } from './to-domain.ts';

/** The most rows of one page, by the API's model. */
const rowsPerPage = 100;

interface Request {
  readonly instance: string;
  readonly selection: AgentSelection;
  readonly options: CallOptions;
  readonly pagesAtMost: number;
}

/**
 * Reads the agents of a selection. The pages are not one snapshot: an agent who moves may come twice
 * (the later row wins) or not at all. The reading is as old as its first question.
 */
export async function readAgents(
  calls: ConnectCalls,
  absentIds: AbsentIds,
  request: Request,
): Promise<AgentsReading> {
  const asOf = calls.clock.now();
  let pagesLeft = request.pagesAtMost;
  const parts = await readParts(absentIds, request, asOf, async (filters) => {
    const part = await readPart(calls, request, filters, pagesLeft);
    pagesLeft -= part.pagesRead;
    return part;
  });
  const agents = new Map<string, Agent>();
  for (const agent of parts.flatMap((part) => part.agents)) agents.set(agent.userId, agent);
  return {
    asOf,
    agents: [...agents.values()],
    approximateTotal: sum(parts.map((part) => part.total)),
    isTruncated: parts.some((part) => part.isTruncated),
  };
}

/** Exactly one kind of filter a request, at most 100 ids in it; no ids, no request. */
async function readParts<Part>(
  absentIds: AbsentIds,
  { instance, selection }: Request,
  now: Date,
  read: (filters: UserDataFilters) => Promise<Part>,
): Promise<readonly Part[]> {
  if (selection.kind === 'hierarchy-group') {
    return [await read({ UserHierarchyGroups: [selection.id] })];
  }
  const member = filterMembers[selection.kind];
  const search = { scope: `${instance}|${member}`, ids: selection.ids, now };
  return absentIds.readPresent(search, (ids) => read({ [member]: [...ids] }));
}

const filterMembers = {
  queues: 'Queues',
  'routing-profiles': 'RoutingProfiles',
  agents: 'Agents',
} as const;

async function readPart(
  calls: ConnectCalls,
  request: Request,
  filters: UserDataFilters,
  pagesAtMost: number,
) {
  const { instance, options } = request;
  let total: number | undefined;
  const pages = await readPages(pagesAtMost, async (nextToken) => {
    const input = {
      InstanceId: instance,
      Filters: filters,
      MaxResults: rowsPerPage,
      NextToken: nextToken,
    };
    const answer = await calls.send(
      { instance, operation: 'GetCurrentUserData', options },
      (client, http) => client.send(new GetCurrentUserDataCommand(input), http),
    );
    total ??= numberFrom(answer.ApproximateTotalCount);
    const rows = (answer.UserDataList ?? []).map(agentFrom);
    return { items: rows.filter((row) => row !== undefined), nextToken: answer.NextToken };
  });
  return { agents: pages.items, pagesRead: pages.pagesRead, isTruncated: pages.isTruncated, total };
}

function sum(counts: readonly (number | undefined)[]): number | undefined {
  return counts.reduce<number | undefined>(
    (total, count) => (total === undefined || count === undefined ? undefined : total + count),
    0,
  );
}
