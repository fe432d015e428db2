import type { Identity, SlackMatch } from '../../../access/identity.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import { inTime } from '../../../domain/in-time.ts';
import type { SessionRecord } from '../../../domain/listening.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import { agentName } from '../../../floor/named.ts';
import { withoutSessions } from '../../../floor/sessions.ts';
import type { AgentReadings, CallOptions } from '../../../ports/connect.ts';
import type { CurrentSettings } from '../../../ports/ground.ts';
import type { ListenSessions } from '../../../stores/listening.ts';
import type { Asker } from '../../answer.ts';
import type { LimitsFrom } from '../../known-settings.ts';
import { openSessions } from '../../who-listens.ts';
import { attentionLimits } from '../attention-limits.ts';
import { type AgentLine, agentLine } from '../report.ts';
import { type MissedPorts, type MissedToday, readMissedToday } from './missed-today.ts';

export interface CardPorts extends MissedPorts {
  readonly readings: AgentReadings;
  readonly identity: Pick<Identity, 'slackUserOf'>;
  readonly settings: CurrentSettings;
  readonly listenSessions: ListenSessions;
}

/** Everything about one agent, as this asker may see it. */
export interface CardReport {
  readonly kind: 'card';
  readonly now: Date;
  readonly asOf: Date;
  readonly names: Names;
  readonly userId: string;
  readonly name: string;
  /** undefined = not signed in: Connect gives no such agent now. */
  readonly line: AgentLine | undefined;
  /** undefined = unknown. */
  readonly missedToday: MissedToday | undefined;
  /** undefined = it could not be found out. */
  readonly slack: SlackMatch | undefined;
  readonly limitsFrom: LimitsFrom;
  /** Who listens to this agent; `hidden` from those who may not know, `unread` while Redis is away. */
  readonly listeners: readonly SessionRecord[] | 'hidden' | 'unread';
}

export interface CardAbout {
  readonly userId: string;
  readonly names: Names;
  readonly asker: Asker;
}

const command: CallOptions = { priority: 'command' };

/** What stands beside the reading is not waited for any longer. */
const extrasWithinMs = 3_000;

/**
 * Reads one agent, and beside it what they missed today and who they are in Slack; a card does not
 * fail, and does not wait, for these two. Throws BotError `connect_…` of the reading.
 */
export async function readCard(
  ports: CardPorts,
  { userId, names, asker }: CardAbout,
): Promise<CardReport> {
  const { caller, access } = asker;
  const { clock, instance } = ports;
  const selection = { kind: 'agents', ids: [userId] } as const;
  const asking = { fresh: false, options: command };
  const tenant = { workspace: caller.workspace, instance };
  const [reading, { limits, limitsFrom }, missedToday, slack, listeners] = await Promise.all([
    ports.readings.readAgents(instance, selection, command),
    attentionLimits(ports.settings, tenant),
    inTime(clock, extrasWithinMs, readMissedToday(ports, caller, userId, command)),
    inTime(
      clock,
      extrasWithinMs,
      ports.identity.slackUserOf(caller.workspace, instance, userId, asking),
    ),
    access.maySeeSessions ? listenersOf(ports, tenant, userId) : ('hidden' as const),
  ]);
  const now = clock.now();
  const read = reading.agents.find((one) => one.userId === userId);
  const agent = read && !access.maySeeSessions ? withoutSessions(read) : read;
  return {
    kind: 'card',
    now,
    asOf: reading.asOf,
    names,
    userId,
    name: agentName(names, userId),
    line: agent && agentLine(agent, { names, now, limits }),
    missedToday,
    slack,
    limitsFrom,
    listeners,
  };
}

async function listenersOf(
  ports: CardPorts,
  tenant: Tenant,
  userId: string,
): Promise<readonly SessionRecord[] | 'unread'> {
  const open = await openSessions(ports, tenant);
  return open?.filter(({ session }) => session.agentId === userId) ?? 'unread';
}
