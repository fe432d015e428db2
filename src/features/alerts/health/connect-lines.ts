import { count } from '../../../blocks/text.ts';
import { type LastReading, type ReadingKind, readingKinds } from '../../../ports/connect.ts';
import { ago } from './ages.ts';
import type { HealthReport } from './read-health.ts';
import { whyWords } from './why-words.ts';

export const readingWords: Readonly<Record<ReadingKind, string>> = {
  queues: 'Queues',
  agents: 'Agents',
  history: 'Service level and abandonment',
  missed: 'Missed contacts',
};

/** True where the last one failed, whatever was read before. */
export function isFailing(
  reading: LastReading,
): reading is LastReading & { readonly failedAt: Date } {
  const { okAt, failedAt } = reading;
  return failedAt !== undefined && (okAt === undefined || okAt < failedAt);
}

/** How old each reading is, whether it failed since, and whether calls are held back. */
export function connectLines(report: HealthReport): readonly string[] {
  const { readings } = report;
  return [
    ...readingKinds.map((kind) => `${readingWords[kind]}: ${age(readings[kind], report.now)}.`),
    limitLine(report),
  ];
}

function age(reading: LastReading, now: Date): string {
  const { okAt } = reading;
  if (isFailing(reading)) {
    const before = okAt ? `last read ${ago(okAt, now)}` : 'never read';
    return `failed ${ago(reading.failedAt, now)} (${whyWords(reading.code)}), ${before}`;
  }
  return okAt ? `read ${ago(okAt, now)}` : 'not read yet';
}

function limitLine({ throttledAt, callsInLine, now }: HealthReport): string {
  const line = callsInLine > 0 ? ` ${count(callsInLine, 'call')} in line now.` : '';
  return throttledAt
    ? `Limits of the account: a call was last held back ${ago(throttledAt, now)}.${line}`
    : `Limits of the account: no call was held back since the start.${line}`;
}
