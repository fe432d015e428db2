import type { Identity } from '../../../access/identity.ts';
import type { NamesPorts } from '../../../access/names-for-others.ts';
import { namesMayBePosted } from '../../../access/names-for-others.ts';
import type { Episode } from '../../../domain/alerting/alert.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import { inTime } from '../../../domain/in-time.ts';
import type { AttentionLimits, ListeningSettings } from '../../../domain/settings.ts';
import { defaultLimits } from '../../../domain/settings.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import type { Trend } from '../../../floor/history/trend.ts';
import type { AgentReadings, Directory } from '../../../ports/connect.ts';
import type { Clock, Log } from '../../../ports/ground.ts';
import { readTrends, type TrendPorts } from '../../read-trends.ts';
import { chosenHelpers } from './people/choose-helpers.ts';
import { type PeopleFound, readPeople } from './people/read-people.ts';
import { seriesOf } from './series-of.ts';

export interface ComposerPorts extends NamesPorts, TrendPorts {
  /** The shared ones: many messages and commands cost one reading. */
  readonly readings: AgentReadings;
  readonly directory: Directory;
  readonly identity: Pick<Identity, 'slackUserOf'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** What stands beside the facts of a message: whatever of it was there in time. */
export interface Around {
  /** undefined = not read in time: ids stand in the place of names. */
  readonly names: Names | undefined;
  /** Whether names of agents may be posted there now. */
  readonly mayName: boolean;
  /** undefined = not known, so nothing is offered. */
  readonly listening: ListeningSettings | undefined;
  readonly limits: AttentionLimits;
  /** More than so many messages in a channel and hour are collected; undefined = not known. */
  readonly digestAbove: number | undefined;
  readonly trend: Trend | undefined;
  readonly people: PeopleFound;
  /** Slack accounts of those who could help, by Connect user. */
  readonly accounts: ReadonlyMap<string, string>;
}

/** A message is not held up any longer than this by what only stands beside its facts. */
const besideWithinMs = 3_000;

export interface AroundAsked {
  readonly tenant: Tenant;
  readonly channelId: string;
  /** The alert whose people and trend are shown; none of a message that shows nobody's. */
  readonly about: Episode | undefined;
}

/** Reads what stands beside an alert. Waits three seconds by the clock at most, and throws nothing: what went wrong is logged. */
export async function readAround(ports: ComposerPorts, asked: AroundAsked): Promise<Around> {
  const { clock, log } = ports;
  const { tenant, channelId, about } = asked;
  const until = clock.now().getTime() + besideWithinMs;
  const gone = new AbortController();
  const inRest = async <Value>(work: () => Promise<Value>): Promise<Value | undefined> => {
    try {
      return await inTime(clock, Math.max(0, until - clock.now().getTime()), work());
    } catch (error) {
      // Somebody waits for this alert: a mistake in what stands beside it must not keep it back.
      log.error({ tenant, err: error }, 'An alert goes out without what stands beside it');
      return undefined;
    }
  };
  const options = { priority: 'check', signal: gone.signal } as const;
  const series = about && seriesOf(about);
  const [names, mayName, known, trends, people] = await Promise.all([
    inRest(() => ports.directory.names(tenant.instance, options)),
    inRest(() => namesMayBePosted(ports, tenant, channelId)),
    inRest(() => ports.settings.read(tenant)),
    series ? inRest(() => readTrends(ports, tenant, [series])) : undefined,
    about ? readPeople({ ...ports, inRest }, tenant, about.target, options) : nobody,
  ]);
  const settings = known?.settings;
  const around = {
    names,
    mayName: mayName === true,
    listening: known?.isStale ? undefined : settings?.listening,
    limits: settings?.limits ?? defaultLimits,
    digestAbove: settings?.alerts.digestAbove,
    trend: trends?.[0],
    people,
  };
  const helpers = around.mayName ? chosenHelpers(around, clock.now()) : [];
  const found = await Promise.all(
    helpers.map(async ({ agent: { userId } }) => {
      const { workspace, instance } = tenant;
      const asking = { fresh: false, options };
      const match = await inRest(() =>
        ports.identity.slackUserOf(workspace, instance, userId, asking),
      );
      return match?.kind === 'matched' ? [[userId, match.slackUserId] as const] : [];
    }),
  );
  // What still runs is for nobody.
  gone.abort();
  return { ...around, accounts: new Map(found.flat()) };
}

const nobody: PeopleFound = { kind: 'not-asked' };
