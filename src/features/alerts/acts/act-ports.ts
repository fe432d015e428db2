import type { Gate } from '../../../access/gate.ts';
import type { Identity } from '../../../access/identity.ts';
import type { Directory, OpeningHours } from '../../../ports/connect.ts';
import type { Ids } from '../../../ports/ground.ts';
import type { SlackPeople } from '../../../ports/slack.ts';
import type { AlertStore, RuleStore, SilenceStore } from '../../../stores/alerting.ts';
import type { SettingsPorts } from '../../change-settings.ts';

/** What acknowledging, snoozing and silencing need. */
export interface ActPorts extends SettingsPorts {
  readonly alertStore: AlertStore;
  readonly silences: SilenceStore;
  readonly ruleStore: Pick<RuleStore, 'find'>;
  readonly people: SlackPeople;
  readonly openingHours: OpeningHours;
  readonly directory: Directory;
  readonly identity: Identity;
  readonly gate: Gate;
  readonly ids: Ids;
  /** Somebody did something to alerts: what is shown of them is brought up to date now. Never throws. */
  alertsChanged(): void;
}
