import type { CurrentMetricName } from '@aws-sdk/client-connect';
import {
  countMetrics,
  estimateMetric,
  mergeRows,
  queueRowFrom,
} from '../src/connect/queue-rows.ts';
import type { QueuesReading } from '../src/domain/contact-centre.ts';
import { sandboxInstance } from './cast.ts';
import type { RunningCentre } from './centre/centre.ts';
import type { SandboxClock } from './clock.ts';
import { ClientTokens } from './connect/client-tokens.ts';
import type { Context } from './connect/context.ts';
import { getCurrentMetricData } from './connect/operations/current-metrics.ts';
import { Pages } from './connect/paging.ts';
import { type ConnectSettings, defaultConnectSettings } from './connect/settings.ts';

/** What a centre goes through before anybody looks at it. */
export interface Past {
  readonly hours: number;
  readonly everySeconds: number;
  /** A rush of calls in this queue, so many minutes before the past is over. */
  readonly rush?: { readonly queue: string; readonly minutesBefore: number };
}

/** A running centre whose clock stands at the beginning of its past. */
export interface PastWorld {
  readonly centre: RunningCentre;
  readonly clock: SandboxClock;
  readonly connect: Partial<ConnectSettings>;
}

/** Lets the past go by, and gives what the simulated Connect says of the queues every so many seconds of it. */
export async function* livePast(past: Past, world: PastWorld): AsyncGenerator<QueuesReading> {
  const { centre, clock } = world;
  const settings = { ...defaultConnectSettings, ...world.connect };
  const tools = { pages: new Pages(clock), clientTokens: new ClientTokens(clock) };
  const end = clock.now().getTime() + past.hours * 3_600_000;
  planRush(past, world, end);
  for (let left = end - clock.now().getTime(); left > 0; left = end - clock.now().getTime()) {
    await clock.advance(Math.min(past.everySeconds * 1000, left));
    yield readingOf({ centre, clock, settings, ...tools });
  }
}

function planRush({ rush }: Past, { centre, clock }: PastWorld, end: number): void {
  if (!rush) return;
  clock.at(new Date(end - rush.minutesBefore * 60_000), () => {
    const queue = centre.view().queues.find(({ name }) => name === rush.queue);
    if (queue) centre.rush({ queueId: queue.id });
  });
}

/** What one call takes and gives at most; a centre of more queues has a past of the first ones. */
const perCall = 100;

/** Asked for apart, which every setting of the service allows, and read as the bot reads it. */
function readingOf(context: Context): QueuesReading {
  const queues = context.centre.view().queues.slice(0, perCall);
  const ask = (metrics: readonly CurrentMetricName[]) => {
    const { MetricResults = [] } = getCurrentMetricData(
      {
        InstanceId: sandboxInstance.instanceId,
        Filters: { Queues: queues.map(({ id }) => id), Channels: ['VOICE', 'CHAT', 'TASK'] },
        Groupings: ['QUEUE', 'CHANNEL'],
        CurrentMetrics: metrics.map((Name) => ({ Name })),
        MaxResults: perCall,
      },
      context,
    );
    return MetricResults.map(queueRowFrom).filter((row) => row !== undefined);
  };
  const isAsked = context.settings.edition !== 'basic';
  const estimates = isAsked ? ask([estimateMetric]) : [];
  return {
    asOf: context.clock.now(),
    rows: mergeRows([...ask(countMetrics), ...estimates]),
    estimate: isAsked ? 'asked' : 'refused',
  };
}
