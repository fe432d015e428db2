import type { Directory } from '../../ports/connect.ts';
import type { PrivateMessages, SlackPeople } from '../../ports/slack.ts';
import type { SettingsPorts } from '../change-settings.ts';

/** What the roads of the audit ask. */
export interface AuditRoadPorts extends SettingsPorts {
  readonly directory: Directory;
  readonly people: SlackPeople;
  readonly privateMessages: PrivateMessages;
}
