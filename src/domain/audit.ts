/** What is worth knowing afterwards. Written before it is done; what cannot be written is not done. */
export interface AuditEntry {
  readonly at: Date;
  /** Slack user. */
  readonly who: string;
  readonly act: AuditedAct;
  /** Ids and settings, no customer data: `agent 2000… status 3000…`. */
  readonly about: string;
  readonly outcome: 'intended' | 'done' | 'failed';
}

export const auditedActs = [
  'export-agents',
  'set-status',
  'change-settings',
  'save-channel-view',
  'pin-board',
  'stop-board',
] as const;

export type AuditedAct = (typeof auditedActs)[number];
