/** What is done to people and by them beside Slack, over the driving API. */

/** Somebody's contact control panel, as they see it. */
export interface ControlPanel {
  /** Whose it is in Slack. */
  readonly personId: string;
  readonly username: string;
  readonly isSignedIn: boolean;
  readonly status: string;
  /** The contact they listen to, or null. */
  readonly listening: PanelContact | null;
}

export interface PanelContact {
  /** Their own contact (initiation method MONITOR), and whose conversation they hear. */
  readonly contactId: string;
  readonly targetContactId: string;
  readonly agent: string;
  readonly queue: string | null;
  readonly channel: string;
  readonly isRinging: boolean;
  readonly canBarge: boolean;
  readonly isBarging: boolean;
  readonly since: string;
}

/** POST /api/panel : what a person does in their contact control panel. */
export interface PanelRequest {
  readonly as: string;
  readonly act: 'sign-in' | 'sign-out' | 'accept' | 'hang-up' | 'barge';
}

/** POST /api/people : what an administrator of Slack or of Amazon Connect changes about a person; what is left out stays. */
export interface PersonChange {
  readonly person: string;
  /** In Slack. */
  readonly email?: string;
  readonly isDeactivated?: boolean;
  readonly isGuest?: boolean;
  /** In Amazon Connect: whether they are there, and the one security profile they have. */
  readonly isInConnect?: boolean;
  readonly securityProfile?: 'Supervisor' | 'TeamLead' | 'Agent' | 'Admin';
}
