import type { Activity } from '../../domain/activity.ts';
import type { Agent, AgentContact, Names, StatusType } from '../../domain/contact-centre.ts';
import type { FloorReading } from '../../floor/reading.ts';
import type { FloorView } from '../../floor/view.ts';

/** Why an agent needs somebody, most urgent first. */
export const problemKinds = [
  'error',
  'missed',
  'rejected',
  'hold',
  'contact',
  'after-contact-work',
  'status',
] as const;

export type ProblemKind = (typeof problemKinds)[number];

export interface Problem {
  readonly kind: ProblemKind;
  /** How long it has lasted, seconds; undefined when the service does not say. */
  readonly seconds: number | undefined;
  /** True when it may have lasted longer: on hold since before anybody looked. */
  readonly isAtLeast: boolean;
  /** The limit it is over, seconds; undefined for what is a problem at once. */
  readonly limitSeconds: number | undefined;
  readonly contact: AgentContact | undefined;
}

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
  /** Those with a problem, most urgent first, whatever the order of `lines`. */
  readonly problems: readonly AgentLine[];
}
