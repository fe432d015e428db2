import { createTask, parse, validateDetailed } from 'node-cron';
import type { Log } from '../ports/ground.ts';

/**
 * Slots are slots of UTC. In a zone that changes its clock, node-cron stays silent for the hour
 * that happens twice in autumn, and without the option it takes the zone of the process (measured).
 */
const timezone = 'UTC';

/**
 * The option alone is not enough: node-cron 4.6 rounds the present to the second in the zone of
 * the process, which in the second of the two hours moves it back by one. It then spins on a
 * timer of no delay and runs nothing until the hour is over (measured with TZ=America/New_York).
 */
function pinProcessZone(): void {
  process.env.TZ = timezone;
}

export interface Slots {
  /** No further slot starts; resolves when the running job has ended. */
  stop(): Promise<void>;
}

/**
 * Runs a job at every slot of a cron expression (with seconds), never two at once: a slot that
 * falls into a running job is left out. What the job throws is logged as an error, and the next
 * slot comes. Sets the zone of the process to UTC.
 */
export function everySlot(spec: {
  readonly expression: string;
  readonly run: () => Promise<void>;
  readonly log: Log;
}): Slots {
  const { expression, run, log } = spec;
  pinProcessZone();
  let running: Promise<void> = Promise.resolve();
  const runOnce = async () => {
    try {
      await run();
    } catch (error) {
      log.error({ err: error, expression }, 'A scheduled job failed');
    }
  };
  const job = () => {
    running = runOnce();
    return running;
  };
  const task = createTask(expression, job, { timezone, noOverlap: true, logger: quiet(log) });
  void task.start();
  return {
    async stop() {
      await task.destroy();
      await running;
    },
  };
}

/** Tells whether a slot begins in the second of a date, so that another clock can drive the same slots. */
export function slotMatcher(expression: string): (date: Date) => boolean {
  const task = createTask(expression, () => undefined, { timezone });
  void task.destroy();
  return (date) => task.match(date);
}

/** So far ahead the next slot is looked for, seconds. */
const horizonSeconds = 3600;

/** The first slot after an instant; undefined when there is none within an hour. */
export function nextSlot(expression: string): (after: Date) => Date | undefined {
  const isSlot = slotMatcher(expression);
  return (after) => {
    const second = Math.floor(after.getTime() / 1000);
    for (let ahead = 1; ahead <= horizonSeconds; ahead += 1) {
      const at = new Date((second + ahead) * 1000);
      if (isSlot(at)) return at;
    }
    return undefined;
  };
}

/** What is wrong with a cron expression, as a sentence; undefined when nothing is. */
export function validateSchedule(expression: string): string | undefined {
  const { valid, errors } = validateDetailed(expression);
  if (valid) return undefined;
  const [first] = errors;
  const where = first?.value === undefined ? '' : ` (${first.field}: ${first.value})`;
  return `It is not a cron expression such as */15 * * * * *${where}.`;
}

const daySeconds = 24 * 60 * 60;

/**
 * The longest time from one slot of an expression to the next, in seconds; Infinity when it leaves
 * out days, since then a long silence means nothing.
 */
export function longestIntervalSeconds(expression: string): number {
  const { second, minute, hour, dayOfMonth, month, dayOfWeek } = parse(expression);
  const isDaily = dayOfMonth.length >= 31 && month.length === 12 && new Set(dayOfWeek).size >= 7;
  if (!isDaily) return Number.POSITIVE_INFINITY;
  const slots = hour
    .flatMap((h) => minute.flatMap((m) => second.map((s) => h * 3600 + m * 60 + s)))
    .toSorted((one, other) => one - other);
  const first = slots[0] ?? 0;
  return [...slots.slice(1), first + daySeconds].reduce(
    (longest, slot, index) => Math.max(longest, slot - (slots[index] ?? slot)),
    0,
  );
}

/** What node-cron has to say, in our log: that a slot was left out is of interest to an operator only. */
function quiet(log: Log) {
  const say = (level: 'warn' | 'error' | 'debug') => (message: string | Error, err?: Error) =>
    message instanceof Error
      ? log[level]({ err: message }, 'node-cron')
      : log[level]({ err }, message);
  return { info: say('debug'), warn: say('warn'), error: say('error'), debug: say('debug') };
}
