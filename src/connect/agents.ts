import { GetCurrentUserDataCommand, type UserDataFilters } from '@aws-sdk/client-connect';
import type { Agent, AgentSelection, AgentsReading } from '../domain/contact-centre.ts';
import type { CallOptions } from '../ports.ts';
import { agentFrom } from './agents-to-domain.ts';
import type { ConnectCalls } from './connect-calls.ts';
import { chunksOf, idsPerCall, readPages } from './pages.ts';
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
export async function readAgents(calls: ConnectCalls, request: Request): Promise<AgentsReading> {
  const asOf = calls.clock.now();
  const agents = new Map<string, Agent>();
  let approximateTotal: number | undefined = 0;
  let pagesLeft = request.pagesAtMost;
  let isTruncated = false;
  for (const filters of filtersFor(request.selection)) {
    const part = await readPart(calls, request, filters, pagesLeft);
    for (const agent of part.agents) agents.set(agent.userId, agent);
    approximateTotal = sum(approximateTotal, part.total);
    pagesLeft -= part.pagesRead;
    isTruncated ||= part.isTruncated;
  }
  return { asOf, agents: [...agents.values()], approximateTotal, isTruncated };
}

/** Exactly one kind of filter a request, at most 100 ids in it; no ids, no request. */
function filtersFor(selection: AgentSelection): readonly UserDataFilters[] {
  switch (selection.kind) {
    case 'queues':
      return chunksOf(selection.ids, idsPerCall).map((ids) => ({ Queues: ids }));
    case 'routing-profiles':
      return chunksOf(selection.ids, idsPerCall).map((ids) => ({ RoutingProfiles: ids }));
    case 'agents':
      return chunksOf(selection.ids, idsPerCall).map((ids) => ({ Agents: ids }));
    case 'hierarchy-group':
      return [{ UserHierarchyGroups: [selection.id] }];
  }
}

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

function sum(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : one + other;
}
