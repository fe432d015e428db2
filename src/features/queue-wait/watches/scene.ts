import type { Gate } from '../../../access/gate.ts';
import type { WatchCard } from '../../../domain/contact-watch.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import type { ConnectGateway, Directory } from '../../../ports/connect.ts';
import type { Clock, Ids, Log } from '../../../ports/ground.ts';
import type { PrivateMessages } from '../../../ports/slack.ts';
import type { WatchStore } from '../../../stores/waits.ts';
import type { Turns } from '../../in-turn.ts';

export interface WatchesPorts {
  readonly watchStore: WatchStore;
  readonly gateway: Pick<ConnectGateway, 'readContactPosition' | 'describeContact'>;
  readonly directory: Directory;
  readonly gate: Gate;
  readonly privateMessages: PrivateMessages;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  /** The longest time from one slot to the next; Infinity where days are left out. */
  readonly intervalSeconds: number;
}

/** What Slack accepted of a watch. */
export interface Accepted {
  readonly card: WatchCard | undefined;
  /** Event ids. */
  readonly said: readonly string[];
}

/** What this process knows of a tenant's watches and Redis does not. */
export interface Memory {
  /** By which Redis tells this process from the others. */
  readonly token: string;
  /** What Slack accepted that Redis has not taken down yet, by watch. */
  readonly accepted: Map<string, Accepted>;
  /** Since when Slack refuses what is said of a watch. */
  readonly refused: Map<string, Date>;
  /** When each contact was looked at last: the others come first. */
  readonly lookedAt: Map<string, Date>;
  /** Contacts of which somebody heard something: they come before all others. */
  readonly soon: Set<string>;
  /** The contacts that were watched when the list was read last. */
  watched: ReadonlySet<string>;
  quietUntil: Date | undefined;
  isFailing: boolean;
  isUnread: boolean;
}

/** One run over a tenant's watches. */
export interface Scene extends WatchesPorts {
  readonly turns: Turns;
  readonly tenant: Tenant;
  readonly signal: AbortSignal;
  readonly memory: Memory;
  /** When the run began, to the second before: slots come some milliseconds late or early. */
  readonly startedAt: Date;
  /** True: only contacts that something was heard of are looked at. */
  readonly isOnlySoon: boolean;
}
