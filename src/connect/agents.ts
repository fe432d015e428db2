import { GetCurrentUserDataCommand, type UserDataFilters } from '@aws-sdk/client-connect';
import type { Agent, AgentSelection, AgentsReading } from '../domain/contact-centre.ts';
import type { CallOptions } from '../ports/connect.ts';
import type { AbsentIds } from './absent-ids.ts';
import { agentFrom } from './agents-to-domain.ts';
import type { ConnectCalls } from './connect-calls.ts';
import type { InstanceArns } from './instance-arns.ts';
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

interface Memory {
  readonly absentIds: AbsentIds;
  readonly arns: InstanceArns;
}

/** One request of a reading with all its pages: the filter, and how many of the ids are in it. */
interface Part {
  readonly filters: UserDataFilters;
  readonly idCount: number;
}

/**
 * Reads the agents of a selection. The pages are not one snapshot: an agent who moves may come twice
 * (the later row wins) or not at all. The reading is as old as its first question.
 */
export async function readAgents(
  calls: ConnectCalls,
  { absentIds, arns }: Memory,
  request: Request,
): Promise<AgentsReading> {
  const asOf = calls.clock.now();
  const tell = progressTeller(request);
  let pagesLeft = request.pagesAtMost;
  const parts = await readParts(absentIds, request, asOf, async (part) => {
    const read = await readPart(calls, { ...request, arns, pagesAtMost: pagesLeft }, part, tell);
    pagesLeft -= read.pagesRead;
    return read;
  });
  const agents = new Map<string, Agent>();
  for (const agent of parts.flatMap((part) => part.agents)) agents.set(agent.userId, agent);
  return {
    asOf,
    doneAt: calls.clock.now(),
    agents: [...agents.values()],
    approximateTotal: sum(parts.map((part) => part.total)),
    isTruncated: parts.some((part) => part.isTruncated),
  };
}

/** Exactly one kind of filter a request, at most 100 ids in it; no ids, no request. */
async function readParts<Read>(
  absentIds: AbsentIds,
  { instance, selection }: Request,
  now: Date,
  read: (part: Part) => Promise<Read>,
): Promise<readonly Read[]> {
  if (selection.kind === 'hierarchy-group') {
    return [await read({ filters: { UserHierarchyGroups: [selection.id] }, idCount: 1 })];
  }
  const member = filterMembers[selection.kind];
  const search = { scope: `${instance}|${member}`, ids: selection.ids, now };
  return absentIds.readPresent(search, (ids) =>
    read({ filters: { [member]: [...ids] }, idCount: ids.length }),
  );
}

const filterMembers = {
  queues: 'Queues',
  'routing-profiles': 'RoutingProfiles',
  agents: 'Agents',
} as const;

async function readPart(
  calls: ConnectCalls,
  { instance, options, arns, pagesAtMost }: Request & Pick<Memory, 'arns'>,
  { filters, idCount }: Part,
  tell: ProgressTeller,
) {
  let total: number | undefined;
  let idsBegun = idCount;
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
    arns.learn(instance, answer.UserDataList?.find(({ User }) => User?.Arn)?.User?.Arn);
    const rows = (answer.UserDataList ?? []).map(agentFrom);
    const items = rows.filter((row) => row !== undefined);
    tell({ items, total, idsBegun });
    idsBegun = 0;
    return { items, nextToken: answer.NextToken };
  });
  return { agents: pages.items, pagesRead: pages.pagesRead, isTruncated: pages.isTruncated, total };
}

type ProgressTeller = (page: {
  readonly items: readonly Agent[];
  /** What the service counts for the part this page belongs to. */
  readonly total: number | undefined;
  /** Ids of the selection that this page is the first word of; 0 for a later page. */
  readonly idsBegun: number;
}) => void;

/** Tells after each page how far a reading has come. Of how many is known once its last part began. */
function progressTeller({ selection, options: { onProgress } }: Request): ProgressTeller {
  const seen = new Set<string>();
  const totals: (number | undefined)[] = [];
  let idsLeft = selection.kind === 'hierarchy-group' ? 1 : selection.ids.length;
  return ({ items, total, idsBegun }) => {
    for (const { userId } of items) seen.add(userId);
    if (idsBegun > 0) totals.push(total);
    idsLeft -= idsBegun;
    onProgress?.({ agentsRead: seen.size, ofAbout: idsLeft > 0 ? undefined : sum(totals) });
  };
}

function sum(counts: readonly (number | undefined)[]): number | undefined {
  return counts.reduce<number | undefined>(
    (total, count) => (total === undefined || count === undefined ? undefined : total + count),
    0,
  );
}
