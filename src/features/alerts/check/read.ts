import { knownChannels, type Names } from '../../../domain/contact-centre.ts';
import { BotError, codeOf, type ErrorCode } from '../../../domain/errors.ts';
import type {
  AgentReadings,
  CallOptions,
  MissedCounts,
  OpeningHours,
  QueueHistories,
  QueueReadings,
} from '../../../ports/connect.ts';
import type { Clock } from '../../../ports/ground.ts';
import type { Questions } from './plan.ts';
import type { AgentsById, Counts, Got, Outcomes, QueueRows, Readings } from './readings.ts';
import { isWithin, type Within } from './subject.ts';

export interface ReadPorts {
  /** The shared ones: what is read for alerts is in the history, and serves others. */
  readonly queueReadings: QueueReadings;
  readonly readings: AgentReadings;
  /** Figures of the past come minutes late; these are read once a minute at most. */
  readonly pastFigures: QueueHistories & MissedCounts;
  readonly openingHours: OpeningHours;
  readonly clock: Clock;
}

export interface ReadAbout {
  readonly instance: string;
  readonly names: Names | undefined;
  readonly serviceLevelSeconds: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * An alert is decided on a reading of its own, or on one of somebody else that ended so long ago at
 * most; it waits for one no longer than that, and where that one fails it makes its own.
 */
const sharedWithinSeconds = 5;
/** Hours that are not known by then are not known: then a queue is judged. */
const openingWithinMs = 5_000;

/**
 * Reads all that is asked, at once. A foreseen failure is an answer of that kind, a bug rejects.
 * `now` is the time after the readings, one for all decisions.
 */
export async function readAll(
  ports: ReadPorts,
  questions: Questions,
  about: ReadAbout,
): Promise<Readings> {
  const { instance, signal } = about;
  const options: CallOptions = { priority: 'check', signal, sharedWithinSeconds };
  const agents = questions.needsAgents ? got(everybody(ports, about, options)) : undefined;
  const [queues, read, outcomes, missedOfQueues, missedOfAgents, openings] = await Promise.all([
    questions.queueIds.size > 0 ? got(rowsOf(ports, questions, instance, options)) : undefined,
    agents,
    byWindow(questions.outcomes, (seconds, ids) =>
      outcomesOf(ports, { ...about, ids, seconds }, options),
    ),
    byWindow(questions.missedOfQueues, async (seconds, ids) => {
      const question = { queueIds: [...ids].sort(), from: windowStart(ports.clock, seconds) };
      const answer = await ports.pastFigures.readMissedOfQueues(instance, question, options);
      return { asOf: answer.asOf, byId: answer.byQueueId };
    }),
    byWindow(questions.missedOfAgents, async (seconds, withins): Promise<Counts> => {
      const userIds = usersIn(withins, await agents);
      const question = { userIds, from: windowStart(ports.clock, seconds) };
      const answer = await ports.pastFigures.readMissed(instance, question, options);
      return { asOf: answer.asOf, byId: answer.byUserId };
    }),
    questions.openings.size > 0
      ? ports.openingHours.read(instance, [...questions.openings], {
          priority: 'check',
          withinMs: openingWithinMs,
        })
      : new Map(),
  ]);
  const all = { outcomes, missedOfQueues, missedOfAgents, openings };
  return { now: ports.clock.now(), queues, agents: read, ...all };
}

/** Why a reading that was asked for was not answered, the first of each kind. */
export function failuresOf(readings: Readings): readonly {
  readonly of: 'now' | 'past';
  readonly code: ErrorCode;
}[] {
  const past = [readings.outcomes, readings.missedOfQueues, readings.missedOfAgents].flatMap(
    (windows): readonly Got<unknown>[] => [...windows.values()],
  );
  const failures = (of: 'now' | 'past', all: readonly (Got<unknown> | undefined)[]) =>
    all.flatMap((one) => (one?.kind === 'failed' ? [{ of, code: one.code }] : []));
  return [...failures('now', [readings.queues, readings.agents]), ...failures('past', past)];
}

async function got<Answer>(asked: Promise<Answer>): Promise<Got<Answer>> {
  try {
    return { kind: 'got', answer: await asked };
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined || code === 'stopping') throw error;
    return { kind: 'failed', code };
  }
}

async function byWindow<About, Answer>(
  windows: ReadonlyMap<number, About>,
  read: (seconds: number, about: About) => Promise<Answer>,
): Promise<ReadonlyMap<number, Got<Answer>>> {
  const answers = [...windows].map(async ([seconds, about]) => {
    return [seconds, await got(read(seconds, about))] as const;
  });
  return new Map(await Promise.all(answers));
}

async function rowsOf(
  { queueReadings }: ReadPorts,
  { queueIds }: Questions,
  instance: string,
  options: CallOptions,
): Promise<QueueRows> {
  const ids = [...queueIds];
  const reading = await queueReadings.readQueues(instance, ids, knownChannels, options);
  return { asOf: reading.asOf, estimate: reading.estimate, byQueue: rowsByQueue(reading.rows) };
}

async function outcomesOf(
  { pastFigures, clock }: ReadPorts,
  about: ReadAbout & { readonly ids: ReadonlySet<string>; readonly seconds: number },
  options: CallOptions,
): Promise<Outcomes> {
  const { instance, ids, seconds, serviceLevelSeconds } = about;
  const question = {
    queueIds: [...ids].sort(),
    from: windowStart(clock, seconds),
    serviceLevelSeconds,
  };
  const { asOf, outcomes } = await pastFigures.readQueueHistory(instance, question, options);
  return { asOf, byQueue: rowsByQueue(outcomes) };
}

/** Everybody is everybody's routing profiles: one question, however many rules ask for how many teams. */
async function everybody(
  { readings }: ReadPorts,
  { instance, names }: ReadAbout,
  options: CallOptions,
): Promise<AgentsById> {
  if (!names || names.missing.includes('routingProfiles')) {
    throw new BotError('connect_list_unread', 'routing profiles were never read');
  }
  const ids = [...names.routingProfiles.keys()];
  const reading = await readings.readAgents(instance, { kind: 'routing-profiles', ids }, options);
  return { ...reading, byId: new Map(reading.agents.map((agent) => [agent.userId, agent])) };
}

/** Those who are named, and those of the others who are signed in now. */
function usersIn(withins: readonly Within[], agents: Got<AgentsById> | undefined): string[] {
  const named = withins.flatMap((within) => (within.kind === 'agents' ? [...within.ids] : []));
  const rest = withins.filter(({ kind }) => kind !== 'agents');
  if (rest.length === 0) return [...new Set(named)].sort();
  if (agents?.kind !== 'got') {
    throw new BotError(agents?.code ?? 'connect_unavailable', 'agents were not read');
  }
  const signedIn = agents.answer.agents
    .filter((agent) => rest.some((within) => isWithin(agent, within)))
    .map(({ userId }) => userId);
  return [...new Set([...named, ...signedIn])].sort();
}

function windowStart(clock: Clock, seconds: number): Date {
  return new Date(clock.now().getTime() - seconds * 1000);
}

function rowsByQueue<Row extends { readonly queueId: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, readonly Row[]> {
  const byQueue = new Map<string, Row[]>();
  for (const row of rows) {
    const known = byQueue.get(row.queueId);
    if (known) known.push(row);
    else byQueue.set(row.queueId, [row]);
  }
  return byQueue;
}
