import type { AlertTarget } from '../../../../domain/alerting/rule.ts';
import type { Agent, AgentSelection } from '../../../../domain/contact-centre.ts';
import type { Tenant } from '../../../../domain/tenant.ts';
import { withoutSessions } from '../../../../floor/sessions.ts';
import type { AgentReadings, CallOptions } from '../../../../ports/connect.ts';

/** Who is behind an alert, as far as it could be read. Who listens to whom is never in it. */
export type PeopleFound =
  /** There is no part of the floor it is about. */
  | { readonly kind: 'not-asked' }
  /** Refused, failed or not there in time. */
  | { readonly kind: 'unread' }
  | {
      readonly kind: 'read';
      readonly asOf: Date;
      readonly agents: readonly Agent[];
      readonly isTruncated: boolean;
    };

interface PeoplePorts {
  readonly readings: AgentReadings;
  /** Waits as long as there is time; undefined when it is over, or it failed. */
  readonly inRest: <Value>(work: () => Promise<Value>) => Promise<Value | undefined>;
}

/** Reads those who serve a queue, or an agent, a team, a profile; the whole floor is nobody in particular. */
export async function readPeople(
  { readings, inRest }: PeoplePorts,
  { instance }: Tenant,
  target: AlertTarget,
  options: CallOptions,
): Promise<PeopleFound> {
  const selection = selectionOf(target);
  if (!selection) return { kind: 'not-asked' };
  const reading = await inRest(() => readings.readAgents(instance, selection, options));
  if (!reading) return { kind: 'unread' };
  const { asOf, agents, isTruncated } = reading;
  return { kind: 'read', asOf, agents: agents.map(withoutSessions), isTruncated };
}

function selectionOf(target: AlertTarget): AgentSelection | undefined {
  switch (target.kind) {
    case 'queue':
      return { kind: 'queues', ids: [target.id] };
    case 'agent':
      return { kind: 'agents', ids: [target.id] };
    case 'routing-profile':
      return { kind: 'routing-profiles', ids: [target.id] };
    case 'team':
      return { kind: 'hierarchy-group', id: target.id };
    case 'instance':
      return undefined;
  }
}
