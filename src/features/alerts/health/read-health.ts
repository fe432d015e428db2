import type { Rule } from '../../../domain/alerting/rule.ts';
import type { Silence } from '../../../domain/alerting/silence.ts';
import { codeOf, type ErrorCode } from '../../../domain/errors.ts';
import type { ConnectStanding } from '../../../ports/connect.ts';
import type { Clock } from '../../../ports/ground.ts';
import type { SlackStanding } from '../../../ports/slack.ts';
import type {
  JournalPage,
  RuleStore,
  SilenceStore,
  WatchJournal,
} from '../../../stores/alerting.ts';
import type { Asker } from '../../answer.ts';
import { tenantOf } from '../../kept-listing.ts';
import type { ReadSenderStanding, SenderStanding } from '../say/standing.ts';
import type { EndedCheck } from './ended-check.ts';
import { type MissingScope, missingScopes } from './optional-scopes.ts';
import type { Troubles } from './troubles.ts';

export interface HealthPorts {
  readonly troubles: Pick<Troubles, 'lastCheck' | 'slackAwaySince'>;
  readonly watchJournal: Pick<WatchJournal, 'read'>;
  readonly ruleStore: Pick<RuleStore, 'list'>;
  readonly silences: Pick<SilenceStore, 'list'>;
  readonly connectStanding: ConnectStanding;
  readonly slackStanding: SlackStanding;
  readonly senderStanding: ReadSenderStanding;
  /** The next slot of the check; undefined where it is more than an hour away. */
  readonly nextSlot: (after: Date) => Date | undefined;
  readonly administrators: readonly string[];
  readonly clock: Clock;
  readonly instance: string;
  /** Finite where the watchdog watches. */
  readonly intervalSeconds: number;
}

/** What was asked, or the code of the failure: what is not known is never shown as well. */
export type Asked<Value> = { readonly value: Value } | { readonly code: ErrorCode };

export interface HealthReport {
  readonly now: Date;
  readonly page: Asked<JournalPage>;
  readonly rules: Asked<readonly Rule[]>;
  readonly silences: Asked<readonly Silence[]>;
  readonly sender: Asked<SenderStanding>;
  /** The missing ones; `value: undefined` where Slack does not say what was granted. */
  readonly scopes: Asked<readonly MissingScope[] | undefined>;
  readonly slackAwaySince: Date | undefined;
  /** Of the process that answers. */
  readonly lastCheck: EndedCheck | undefined;
  readonly nextCheckAt: Date | undefined;
  readonly readings: ReturnType<ConnectStanding['lastReadings']>;
  readonly throttledAt: Date | undefined;
  readonly callsInLine: number;
  readonly administrators: number;
  readonly isWatched: boolean;
}

/** How alerting itself does. Nothing of it fails for want of a part: what cannot be read is said. */
export async function readHealth(ports: HealthPorts, asker: Asker): Promise<HealthReport> {
  const tenant = tenantOf(ports, asker);
  const { clock, troubles, connectStanding } = ports;
  const now = clock.now();
  const [page, rules, silences, sender, scopes] = await Promise.all([
    asked(ports.watchJournal.read(tenant)),
    asked(ports.ruleStore.list(tenant)),
    asked(ports.silences.list(tenant, now)),
    asked(ports.senderStanding(tenant)),
    asked(ports.slackStanding.look().then((answer) => missingScopes(answer.scopes))),
  ]);
  return {
    ...{ now, page, rules, silences, sender, scopes },
    slackAwaySince: troubles.slackAwaySince(tenant),
    lastCheck: troubles.lastCheck(tenant),
    nextCheckAt: ports.nextSlot(now),
    readings: connectStanding.lastReadings(tenant.instance),
    throttledAt: connectStanding.throttledAt(),
    callsInLine: connectStanding.callsInLine(),
    administrators: ports.administrators.length,
    isWatched: Number.isFinite(ports.intervalSeconds),
  };
}

async function asked<Value>(work: Promise<Value>): Promise<Asked<Value>> {
  try {
    return { value: await work };
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    return { code };
  }
}
