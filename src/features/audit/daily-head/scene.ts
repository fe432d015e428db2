import type { SaidHead } from '../../../domain/audit-head.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import type { Clock, Ids, Log } from '../../../ports/ground.ts';
import type { Announcer } from '../../../ports/slack.ts';
import type { AuditLog, HeadPosts } from '../../../stores/audit.ts';
import type { SettingsStore } from '../../../stores/floor.ts';

export interface DailyHeadPorts {
  readonly audit: AuditLog;
  readonly headPosts: HeadPosts;
  readonly settingsStore: SettingsStore;
  readonly announcer: Announcer;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
}

/** What this process knows of the posted heads, whatever became of Redis. */
export interface Memory {
  /** By which Redis tells this process from the others. */
  readonly token: string;
  /** The last one it posted, or saw that another process had posted. */
  said: SaidHead | undefined;
  /** Whether Slack has accepted it and Redis has not taken it down yet. */
  isOwed: boolean;
  quietUntil: Date | undefined;
  isFailing: boolean;
}

export interface Scene extends DailyHeadPorts {
  readonly tenant: Tenant;
  readonly signal: AbortSignal;
  readonly memory: Memory;
}
