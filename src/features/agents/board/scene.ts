import type { BoardRecord, BoardShown } from '../../../domain/board.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import type { AgentReadings, Directory } from '../../../ports/connect.ts';
import type { Clock, CurrentSettings, Ids, Log } from '../../../ports/ground.ts';
import type { Announcement, Announcer, SlackPeople } from '../../../ports/slack.ts';
import type { BoardStore } from '../../../stores/floor.ts';

export interface BoardsPorts {
  readonly boardStore: BoardStore;
  /** The shared ones: many boards and commands cost one reading. */
  readonly readings: AgentReadings;
  readonly directory: Directory;
  readonly settings: CurrentSettings;
  readonly people: SlackPeople;
  readonly announcer: Announcer;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
}

/** What this process knows of a tenant's boards and Redis does not. */
export interface Memory {
  /** By which Redis tells this process from the others. */
  readonly token: string;
  /** The boards as they were listed last: they stay current while Redis is away. */
  known: readonly BoardRecord[];
  /** What Slack accepted that Redis has not taken down yet, by board. */
  readonly accepted: Map<string, BoardShown>;
  /** Boards whose last words were said and that still stand in Redis. */
  readonly ended: Set<string>;
  /** Boards that could not be read last time. */
  readonly unread: Set<string>;
  /** Boards that Slack refused last time. */
  readonly refused: Set<string>;
  quietUntil: Date | undefined;
  isFailing: boolean;
}

/** What a run may send. Throws what the announcer throws. */
export interface Turns {
  /** undefined when it was not sent: this run has no right to it any more, or Redis cannot say so. */
  post(
    workspace: string,
    channelId: string,
    announcement: Announcement,
  ): Promise<{ readonly messageTs: string } | undefined>;
  /** False when it was not sent: another process looks at the boards now. */
  update(
    workspace: string,
    channelId: string,
    messageTs: string,
    announcement: Announcement,
  ): Promise<boolean>;
}

/** One run over a tenant's boards. */
export interface Scene extends Omit<BoardsPorts, 'announcer'> {
  readonly announcer: Turns;
  readonly tenant: Tenant;
  readonly signal: AbortSignal;
  readonly memory: Memory;
  /** When the run began, to the second before: slots come some milliseconds late or early. */
  readonly startedAt: Date;
}
