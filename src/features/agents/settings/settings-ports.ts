import type { Directory } from '../../../ports/connect.ts';
import type { SlackPeople } from '../../../ports/slack.ts';
import type { SettingsPorts } from '../../change-settings.ts';

/** What the settings about agents need beside the memory: who and what they name. */
export interface AgentSettingsPorts extends SettingsPorts {
  readonly people: SlackPeople;
  readonly directory: Directory;
}
