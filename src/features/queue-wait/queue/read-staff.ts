import type { Gate } from '../../../access/gate.ts';
import {
  type ActivityKind,
  activityOf,
  activityOrder,
  activitySince,
} from '../../../domain/activity.ts';
import type { Agent, Names } from '../../../domain/contact-centre.ts';
import { everything, type FloorFilter } from '../../../domain/floor-filter.ts';
import { agentName } from '../../../floor/named.ts';
import { readFloor } from '../../../floor/read-floor.ts';
import { withoutSessions } from '../../../floor/sessions.ts';
import type { AgentReadings, CallOptions } from '../../../ports/connect.ts';
import type { Clock } from '../../../ports/ground.ts';
import type { Asker } from '../../answer.ts';

export interface StaffPorts {
  readonly gate: Gate;
  readonly readings: AgentReadings;
  readonly clock: Clock;
  readonly instance: string;
}

/** Who serves a queue, as far as this asker may see it. */
export type Staff =
  /** Those who may not see agents are told nothing beside Connect's own counts. */
  | { readonly kind: 'not-for-asker' }
  | {
      readonly kind: 'seen';
      readonly asOf: Date;
      /** Most urgent first, none of them empty. */
      readonly counts: readonly { readonly kind: ActivityKind; readonly count: number }[];
      /** Most urgent first; undefined where others read along. */
      readonly agents: readonly StaffLine[] | undefined;
      readonly isTruncated: boolean;
    };

export interface StaffLine {
  readonly userId: string;
  readonly name: string;
  readonly activity: ActivityKind;
  /** undefined = the service does not say. */
  readonly since: Date | undefined;
}

const command: CallOptions = { priority: 'command' };

/**
 * Asks the gate and then the reading that everybody shares. Listening is no work, and only those see
 * it who may: where others read along nobody listens to anybody. Throws BotError of either.
 */
export async function readStaff(
  ports: StaffPorts,
  about: {
    readonly asker: Asker;
    readonly names: Names;
    readonly filter: Pick<FloorFilter, 'queueIds' | 'channels'>;
    readonly isForOthers: boolean;
  },
): Promise<Staff> {
  const { asker, names, isForOthers } = about;
  const { caller } = asker;
  const where = { instance: ports.instance, channelId: caller.channelId };
  const verdict = await ports.gate.may(caller, { kind: 'see-agents' }, where);
  if (verdict.kind === 'no') return { kind: 'not-for-asker' };
  const { queueIds, channels } = about.filter;
  const filter = { ...everything, queueIds, channels };
  const { asOf, agents: read, isTruncated } = await readFloor(ports, filter, names, command);
  const seesSessions = verdict.access.maySeeSessions && !isForOthers;
  const agents = seesSessions ? read : read.map(withoutSessions);
  const lines = agents.map((agent) => lineOf(agent, names, ports.clock.now()));
  const counts = activityOrder.flatMap((kind) => {
    const count = lines.filter(({ activity }) => activity === kind).length;
    return count === 0 ? [] : [{ kind, count }];
  });
  const shown = isForOthers ? undefined : lines.toSorted(mostUrgentFirst);
  return { kind: 'seen', asOf, counts, agents: shown, isTruncated };
}

function lineOf(agent: Agent, names: Names, now: Date): StaffLine {
  const type = agent.statusId === undefined ? undefined : names.statuses.get(agent.statusId)?.type;
  const activity = activityOf(agent, type, now);
  const { userId } = agent;
  return {
    userId,
    name: agentName(names, userId),
    activity: activity.kind,
    since: activitySince(agent, activity),
  };
}

/** By what they are doing, then by how long; since an unknown time last. */
function mostUrgentFirst(one: StaffLine, other: StaffLine): number {
  const rank = ({ activity }: StaffLine) => activityOrder.indexOf(activity);
  const since = (line: StaffLine) => line.since?.getTime() ?? Number.MAX_SAFE_INTEGER;
  return rank(one) - rank(other) || since(one) - since(other) || one.name.localeCompare(other.name);
}
