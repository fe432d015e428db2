import type { Tenant } from '../../../domain/tenant.ts';
import type { Clock, Ids, Log } from '../../../ports/ground.ts';
import type {
  Announcer,
  PrivateMessages,
  SlackPeople,
  SlackStanding,
} from '../../../ports/slack.ts';
import type { RuleStore, WatchJournal } from '../../../stores/alerting.ts';
import type { ReadSenderStanding } from '../say/standing.ts';
import type { EndedCheck } from './ended-check.ts';
import type { Outage } from './gap.ts';
import type { Ledger } from './ledger.ts';

export interface TroublesPorts {
  readonly watchJournal: WatchJournal;
  readonly ruleStore: Pick<RuleStore, 'list'>;
  readonly privateMessages: Pick<PrivateMessages, 'post'>;
  readonly announcer: Pick<Announcer, 'post'>;
  readonly people: Pick<SlackPeople, 'channel'>;
  readonly slackStanding: SlackStanding;
  /** How many messages wait is said once Slack is back. */
  readonly senderStanding: ReadSenderStanding;
  /** Slack users who are told; where there are none, the channels of rules are. */
  readonly administrators: readonly string[];
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  /** The longest time from one due check to the next; Infinity when there is no telling. */
  readonly intervalSeconds: number;
}

/** What this process knows of a tenant and Redis does not. */
export interface Memory {
  /** Troubles that Redis has not taken down yet. */
  ledger: Ledger;
  /** Since when checks of this process fail. */
  outage: Outage | undefined;
  lastOkAt: Date | undefined;
  lastCheck: EndedCheck | undefined;
  /** When the check began that is not over yet. */
  checkingSince: Date | undefined;
  /** Turns of this process to tell something, by token: whom it was really sent to, or nearly. */
  readonly turns: Map<string, Set<string>>;
  /** Channels of rules, as they were read last. */
  channels: readonly string[];
  slack: SlackMemory;
  /** When channels that were gone were last looked at. */
  channelsAt: Date | undefined;
}

export interface SlackMemory {
  readonly askedAt?: Date | undefined;
  readonly answeredAt?: Date | undefined;
  readonly awaySince?: Date | undefined;
  /** The most messages that waited meanwhile. */
  readonly waited: number;
}

export interface Scene extends TroublesPorts {
  readonly tenant: Tenant;
  readonly memory: Memory;
}

export function emptyMemory(): Memory {
  return {
    ledger: {},
    outage: undefined,
    lastOkAt: undefined,
    lastCheck: undefined,
    checkingSince: undefined,
    turns: new Map(),
    channels: [],
    slack: { waited: 0 },
    channelsAt: undefined,
  };
}
