import type { Caller } from '../../../domain/people.ts';
import { startOfDay } from '../../../domain/start-of-day.ts';
import type { CallOptions, ConnectGateway } from '../../../ports/connect.ts';
import type { Clock } from '../../../ports/ground.ts';
import type { SlackPeople } from '../../../ports/slack.ts';

/** Contacts offered to an agent today and not taken, as Connect's own metric counts them. */
export interface MissedToday {
  readonly count: number;
  /** The zone whose day it is; undefined = UTC, because Slack does not say where the reader is. */
  readonly zone: string | undefined;
}

export interface MissedPorts {
  readonly gateway: Pick<ConnectGateway, 'readMissed'>;
  readonly people: SlackPeople;
  readonly clock: Clock;
  readonly instance: string;
}

/**
 * Since midnight of the asker's own time zone; undefined when the metric has no entry for the agent,
 * which is not zero. Throws BotError `slack_…`, `connect_…`.
 */
export async function readMissedToday(
  ports: MissedPorts,
  caller: Caller,
  userId: string,
  options: CallOptions,
): Promise<MissedToday | undefined> {
  const { timeZone } = await ports.people.person(caller.workspace, caller.userId);
  const { at: from, zone } = startOfDay(ports.clock.now(), timeZone);
  const about = { userIds: [userId], from };
  const reading = await ports.gateway.readMissed(ports.instance, about, options);
  const count = reading.byUserId.get(userId);
  return count === undefined ? undefined : { count, zone };
}
