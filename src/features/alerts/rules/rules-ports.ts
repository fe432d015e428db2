import type { Identity } from '../../../access/identity.ts';
import type { Rule } from '../../../domain/alerting/rule.ts';
import type { Directory } from '../../../ports/connect.ts';
import type { Ids } from '../../../ports/ground.ts';
import type { AlertStore, RuleStore, WatchJournal } from '../../../stores/alerting.ts';
import type { SettingsPorts } from '../../change-settings.ts';
import type { ReadPresentValues } from '../check/present-values.ts';
import type { ChannelPorts } from '../form/channel-trouble.ts';
import type { ReadSenderStanding } from '../say/standing.ts';

/** What making, changing and listing rules needs. */
export interface RulesPorts extends ChannelPorts, SettingsPorts {
  readonly ruleStore: RuleStore;
  readonly alertStore: Pick<AlertStore, 'read' | 'history'>;
  readonly senderStanding: ReadSenderStanding;
  readonly watchJournal: Pick<WatchJournal, 'read'>;
  readonly directory: Directory;
  readonly identity: Identity;
  readonly ids: Ids;
  readonly testPoster: TestPoster;
  readonly presentValues: ReadPresentValues;
  /** How often rules are checked, in words: "every 15 s". */
  readonly everyText: string;
}

/** Posts a marked test message of a rule to its channel; nothing is changed by it. */
interface TestPoster {
  /** Throws BotError `slack_…`, `connect_…`. */
  post(rule: Rule): Promise<void>;
}
