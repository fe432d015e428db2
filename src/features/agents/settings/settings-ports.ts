import type { Directory, SlackPeople } from '../../../ports.ts';
import type { SettingsPorts } from '../../change-settings.ts';

/** What the settings about agents need beside the memory: who and what they name. */
export interface AgentSettingsPorts extends SettingsPorts {
  readonly people: SlackPeople;
  readonly directory: Directory;
}
