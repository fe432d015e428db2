import {
  type Activity,
  activityOf,
  activityOrder,
  activitySince,
  audibleOf,
  workOf,
} from '../../domain/activity.ts';
import type { Agent, AgentContact, Names, StatusType } from '../../domain/contact-centre.ts';
import type { AgentSort } from '../../domain/floor-filter.ts';
import type { AttentionLimits } from '../../domain/settings.ts';
import { agentName } from '../../floor/named.ts';
import type { FloorReading } from '../../floor/reading.ts';
import { withoutSessions } from '../../floor/sessions.ts';
import type { FloorView } from '../../floor/view.ts';

import { byWeight, type Problem, problemOf } from '../problems.ts';

/** One agent as an answer shows them, as this asker may see them. */
export interface AgentLine {
  readonly agent: Agent;
  readonly name: string;
  readonly statusName: string | undefined;
  readonly statusType: StatusType | undefined;
  readonly activity: Activity;
  /** Since when, for the activity; undefined when unknown. */
  readonly since: Date | undefined;
  /** The contacts that are work. */
  readonly work: readonly AgentContact[];
  readonly audible: readonly AgentContact[];
  /** The worst one; undefined when there is none. */
  readonly problem: Problem | undefined;
}

/** What a view of the floor says at one moment. */
export interface FloorReport {
  readonly now: Date;
  readonly names: Names;
  readonly view: FloorView;
  readonly reading: Omit<FloorReading, 'agents'>;
  /** In the order the view asks for. */
  readonly lines: readonly AgentLine[];
  /** Everybody, most urgent first, whatever the order of `lines`. */
  readonly urgent: readonly AgentLine[];
  /** Those with a problem: the beginning of `urgent`. */
  readonly problems: readonly AgentLine[];
}

export interface ReportAbout {
  readonly names: Names;
  readonly view: FloorView;
  readonly now: Date;
  readonly limits: AttentionLimits;
  /** Whether listening sessions stay; for others nobody listens to anybody. */
  readonly maySeeSessions: boolean;
}

/** What a reading says at one moment, in the order of the view. */
export function floorReport(floor: FloorReading, about: ReportAbout): FloorReport {
  const { agents: read, ...reading } = floor;
  const agents = about.maySeeSessions ? read : read.map(withoutSessions);
  const lines = agents.map((agent) => agentLine(agent, about));
  const urgent = lines.toSorted(byUrgency);
  const problems = urgent.filter((line) => line.problem !== undefined);
  const { now, names, view } = about;
  const sorted = lines.toSorted(orders[view.filter.sort]);
  return { now, names, view, reading, lines: sorted, urgent, problems };
}

/** One agent as an answer shows them; listening sessions are as they are in the agent. */
export function agentLine(
  agent: Agent,
  { names, now, limits }: Pick<ReportAbout, 'names' | 'now' | 'limits'>,
): AgentLine {
  const status = agent.statusId === undefined ? undefined : names.statuses.get(agent.statusId);
  const activity = activityOf(agent, status?.type, now);
  const statusName = agent.statusName ?? status?.name;
  return {
    agent,
    name: agentName(names, agent.userId),
    statusName,
    statusType: status?.type,
    activity,
    since: activitySince(agent, activity),
    work: workOf(agent, now),
    audible: audibleOf(agent),
    problem: problemOf({ ...agent, statusName }, status?.type, limits, now),
  };
}

type Order = (a: AgentLine, b: AgentLine) => number;

/** Whoever has been at it longest; since an unknown time last. */
const byAge: Order = (a, b) => sinceMs(a) - sinceMs(b) || byName(a, b);

const byName: Order = (a, b) =>
  a.name.localeCompare(b.name) || (a.agent.userId < b.agent.userId ? -1 : 1);

/** Those who need somebody first, then by what they are doing, then by how long. */
const byUrgency: Order = (a, b) => {
  if (a.problem && b.problem) return byWeight(a.problem, b.problem) || byAge(a, b);
  if (a.problem || b.problem) return a.problem ? -1 : 1;
  return rank(a) - rank(b) || byAge(a, b);
};

/** By the name of the status, those without one last. */
const byStatus: Order = (a, b) => {
  if (a.statusName === undefined || b.statusName === undefined) {
    return Number(a.statusName === undefined) - Number(b.statusName === undefined) || byAge(a, b);
  }
  return a.statusName.localeCompare(b.statusName) || byAge(a, b);
};

const orders: Readonly<Record<AgentSort, Order>> = {
  urgency: byUrgency,
  longest: byAge,
  name: byName,
  status: byStatus,
};

function rank(line: AgentLine): number {
  return activityOrder.indexOf(line.activity.kind);
}

function sinceMs(line: AgentLine): number {
  return line.since?.getTime() ?? Number.MAX_SAFE_INTEGER;
}
