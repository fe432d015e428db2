import type { Link, NotLinked } from '../domain/people.ts';
import type { ListeningSettings } from '../domain/settings.ts';

/** What somebody wants to do. The gate answers for each. */
export type Act =
  | { readonly kind: 'see-queues' }
  | { readonly kind: 'see-agents' }
  | { readonly kind: 'export-agents' }
  /** Changing the status of an agent: administrators, until the permission's API name is sourced. */
  | { readonly kind: 'set-status' }
  | { readonly kind: 'change-settings' }
  /** Turning listening on and off, and by which rules: administrators. */
  | { readonly kind: 'rule-listening' }
  /** To look at what there is to listen to; nothing is started by it. */
  | { readonly kind: 'see-live' }
  | { readonly kind: 'listen' }
  /** To be heard on a live contact, not only to listen to it. */
  | { readonly kind: 'barge' }
  /** Who listens to whom. It needs no switch: what was started before it was turned off is worth knowing. */
  | { readonly kind: 'see-sessions' }
  | { readonly kind: 'see-rules' }
  /** To acknowledge, snooze and silence alerts. */
  | { readonly kind: 'handle-alerts' }
  /** Who sees and makes rules, digests, summaries: administrators. */
  | { readonly kind: 'rule-alerts' }
  | { readonly kind: 'make-rule' }
  | { readonly kind: 'change-rule'; readonly ownerId: string };

/** Where something is to happen, or to be seen. */
export interface Place {
  /** The Connect instance it is about. */
  readonly instance: string;
  /** The Slack channel; undefined for the Home tab, which its owner alone sees. */
  readonly channelId: string | undefined;
}

/** What the gate learned on the way, for those it lets through. */
export interface Access {
  readonly isAdministrator: boolean;
  /** The Connect user this person is, where the act needed to know. */
  readonly link: Link | undefined;
  /** Whether a Listen button is worth drawing; the press is checked afresh. */
  readonly mayListen: boolean;
  /** The same for barge: `ManagerBargeIn` beside `ManagerListenIn`. */
  readonly mayBarge: boolean;
  /** By which rules buttons to listen are drawn, read at most some seconds ago; undefined where nobody needed to know, or they could not be read: then none is drawn. */
  readonly listening: ListeningSettings | undefined;
  /** Who listens to whom: for holders of `ManagerListenIn` and administrators; for others such a contact does not exist. */
  readonly maySeeSessions: boolean;
  /** Whether an Export button is worth drawing; the press is checked afresh. */
  readonly mayExport: boolean;
  /** Whether names of agents may be posted here for everybody to read: allowed by an administrator, colleagues only. */
  readonly namesForOthers: boolean;
  /** True where others might read along who may not: nothing is posted for all to see. */
  readonly answerAlone: boolean;
}

export type Refusal =
  | {
      readonly kind:
        | 'guest'
        | 'stranger'
        | 'bot'
        | 'deactivated'
        | 'shared-channel'
        | 'not-owner'
        | 'not-administrator'
        | 'not-in-group'
        /** Rules and alerts are for the members of a user group. */
        | 'not-in-alert-group'
        | 'not-in-channel'
        | 'may-not-export'
        /** No administrator has turned listening on, or one has turned it off. */
        | 'listening-off';
    }
  | {
      readonly kind: 'not-linked';
      readonly reason: NotLinked;
    }
  | {
      readonly kind: 'no-permission';
      readonly permission: 'real-time-metrics' | 'listen-in' | 'barge-in';
    };

export type Verdict =
  | { readonly kind: 'yes'; readonly access: Access }
  | { readonly kind: 'no'; readonly refusal: Refusal };
