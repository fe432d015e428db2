import type { ActivityKind } from '../../../domain/activity.ts';
import type { Agent, AgentContact, Names } from '../../../domain/contact-centre.ts';
import type { Phone } from '../../../domain/people.ts';
import type { FoundAgent } from '../../../floor/find-agent.ts';

/** Somebody and what there is to hear of them. */
export interface Heard {
  readonly agentId: string;
  readonly agentName: string;
  readonly now: Date;
  readonly names: Names;
  /** What was wished for: to be able to barge in, not only to listen. */
  readonly isBarge: boolean;
  readonly reason?: string | undefined;
  /** True where nobody listens without a reason. */
  readonly asksReason: boolean;
}

export type LiveContact = AgentContact & { readonly contactId: string };

interface About extends Heard {
  readonly contact: LiveContact;
}

/** Something to be answered first; nothing was attempted yet. */
export type Question =
  | Exclude<FoundAgent, { kind: 'agent' }>
  | ({ readonly kind: 'confirm-agent' } & Heard)
  | ({ readonly kind: 'several'; readonly contacts: readonly LiveContact[] } & Heard)
  | ({ readonly kind: 'ask-reason' } & About)
  | ({ readonly kind: 'confirm-barge' } & About);

/** Refused by what was read before Amazon Connect was asked; the kind is what the audit has of it. */
export type TurnedAway =
  | { readonly kind: 'yourself' }
  /** By the never-list, or by the scope: the same words whoever is meant. */
  | { readonly kind: 'never' | 'out-of-scope' }
  /** Of a contact that was named alone: gone or over, nobody on it yet, neither call nor chat, or itself somebody who listens. */
  | {
      readonly kind:
        | 'contact-gone'
        | 'contact-without-agent'
        | 'contact-of-other-channel'
        | 'contact-is-session';
    }
  | ({ readonly kind: 'not-here' } & Heard)
  | ({
      readonly kind: 'nothing-to-hear';
      readonly agent: Agent;
      readonly activity: ActivityKind;
      readonly statusName: string | undefined;
      /** What became of the contact that was named; undefined where none was. */
      readonly became: 'over' | 'ringing' | 'other-channel' | 'session' | undefined;
    } & Heard)
  /** Turned off, or the link ended, while the start was being looked at. */
  | { readonly kind: 'listening-off' | 'link-ended' }
  | {
      readonly kind: 'not-signed-in';
      readonly username: string;
    }
  | { readonly kind: 'channel-not-taken'; readonly channel: string }
  | ({ readonly kind: 'on-another-call' } & About)
  | ({ readonly kind: 'listens-already'; readonly since: Date; readonly mayBarge: boolean } & About)
  /** `unmatched`: the agent is nobody in Slack; `undelivered`: Slack did not take the message. */
  | ({ readonly kind: 'no-notice'; readonly why: 'unmatched' | 'undelivered' } & Heard);

/** An intent that was open already: nothing was asked for anew. */
export type Standing =
  | ({ readonly kind: 'being-started' } & About)
  /** Running as far as is known, and not seen any more. */
  | ({ readonly kind: 'ending' } & About);

/** What Amazon Connect was asked for. */
export interface Begun extends About {
  readonly kind: 'started' | 'unsure';
  readonly username: string;
  readonly phone: Phone | undefined;
  /** Barge-in is offered in the control panel, though listening was wished for: a setting. */
  readonly mayStepIn: boolean;
  /** Whether a button for barge-in is worth drawing. */
  readonly mayBarge: boolean;
  /** Others who listen to this contact as far as is known, where they are as many as may; else undefined. */
  readonly crowd: number | undefined;
}

export type ListenReport = Question | TurnedAway | Standing | Begun;

const turnedAway: Readonly<Record<TurnedAway['kind'], true>> = {
  yourself: true,
  never: true,
  'out-of-scope': true,
  'contact-gone': true,
  'contact-without-agent': true,
  'contact-of-other-channel': true,
  'contact-is-session': true,
  'not-here': true,
  'listening-off': true,
  'link-ended': true,
  'nothing-to-hear': true,
  'not-signed-in': true,
  'channel-not-taken': true,
  'on-another-call': true,
  'listens-already': true,
  'no-notice': true,
};

/** Whether what was found out is a refusal. */
export function isTurnedAway<Report extends { readonly kind: string }>(
  report: Report,
): report is Extract<Report, TurnedAway> {
  return Object.hasOwn(turnedAway, report.kind);
}
