import type { Refusal } from '../../../access/act.ts';
import type { Gate } from '../../../access/gate.ts';
import type { BotError, ErrorCode } from '../../../domain/errors.ts';
import type { ListenRequest, SessionRecord, SessionStanding } from '../../../domain/listening.ts';
import type { Caller, Phone } from '../../../domain/people.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import type { ConnectGateway, Directory } from '../../../ports/connect.ts';
import type { Ids, Log } from '../../../ports/ground.ts';
import type { PrivateMessages } from '../../../ports/slack.ts';
import type { ListenRequests, ListenSessions } from '../../../stores/listening.ts';
import type { Answer } from '../../answer.ts';
import type { AuditPorts } from '../../audited.ts';
import type { Turns } from '../../in-turn.ts';
import type { Right } from '../../right.ts';

export interface FollowPorts extends AuditPorts {
  readonly listenSessions: ListenSessions;
  readonly listenRequests: ListenRequests;
  readonly gateway: Pick<
    ConnectGateway,
    'readAgents' | 'describeContact' | 'describeUser' | 'panelAddress'
  >;
  readonly directory: Directory;
  readonly gate: Gate;
  readonly privateMessages: PrivateMessages;
  readonly ids: Ids;
  readonly log: Log;
  /** Runs a line of `/monitor` as if this person had typed it: through the gate and everything behind it. Throws BotError. */
  readonly runLine: (text: string, caller: Caller) => Promise<Answer>;
}

/** What a run writes of a session beside its state. */
export type Change = Pick<SessionStanding, 'unaudited' | 'notice' | 'card'>;

/** What is looked up of a session once: where it rings, and whether Barge is worth drawing. */
export interface Beside {
  readonly phone: Phone | undefined;
  readonly mayBarge: boolean;
}

/** What this process knows of a tenant's sessions and Redis does not. */
export interface Memory {
  /** By which Redis tells this process from the others. */
  readonly token: string;
  /** What was said or written down and Redis has not taken down yet, by session. */
  readonly accepted: Map<string, Change>;
  readonly beside: Map<string, Beside>;
  /** Sessions whose agent could not be told at the last try. */
  readonly untold: Set<string>;
  /** Requests that this process has taken off the list to press them, until their outcome is told. */
  readonly taken: Map<string, Taken>;
  /** What became of a request, until it is told. */
  readonly outcomes: Map<string, RequestOutcome>;
  quietUntil: Date | undefined;
  /** The last failure of the run that is under way. */
  failure: BotError | undefined;
  isFailing: boolean;
  isUnread: boolean;
}

/** How a request to listen ended. */
export type RequestOutcome =
  /** Nothing is to be said of it any more: its session tells, or it was told. */
  | { readonly kind: 'told' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'no-right'; readonly refusal: Refusal }
  /** What the press that was made for them was answered. */
  | { readonly kind: 'answered'; readonly answer: Answer };

/** One run over a tenant's sessions and requests. */
export interface Scene extends FollowPorts {
  readonly tenant: Tenant;
  readonly signal: AbortSignal;
  readonly memory: Memory;
  readonly right: Right;
  readonly turns: Turns;
}

/** A session after this run's look, and whether its supervisor's contacts could be read in it. */
export interface Followed {
  readonly record: SessionRecord;
  readonly isUnread: boolean;
}

/** Who a session or a request is of, as a gate knows people: what is asked comes from nowhere in Slack. */
export function callerOf({ workspace }: Tenant, userId: string): Caller {
  return { workspace, userId, teamId: undefined, channelId: undefined };
}

/** A request that was taken off the list; `pressed`: the line was run for whoever asked. */
export interface Taken {
  readonly request: ListenRequest;
  readonly pressed?: Pressed;
}

export interface Pressed {
  readonly at: Date;
  /** What there was to be heard of the agent then. */
  readonly contactIds: readonly string[];
  /** What whoever asked would have read. */
  readonly answer: Answer;
  /** The failure that it ended with. */
  readonly why?: ErrorCode | undefined;
}
