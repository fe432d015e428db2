import { secondsBetween, shortDuration } from '../../../blocks/format.ts';
import { count } from '../../../blocks/text.ts';
import { ago, lasting } from './ages.ts';
import type { HealthReport } from './read-health.ts';
import { whyWords } from './why-words.ts';

/** The last check of any process, the last of this one, and the next. */
export function checkLines(report: HealthReport): readonly string[] {
  return [ofAll(report), ofThisProcess(report), next(report)];
}

function ofAll({ page, now }: HealthReport): string {
  if (!('value' in page))
    return `When one was last completed is not known (${whyWords(page.code)}).`;
  const { lastOkAt, failingSince, failure } = page.value;
  const last = lastOkAt
    ? `The last completed one was ${ago(lastOkAt, now)}.`
    : 'None was completed yet.';
  if (!failingSince) return last;
  return `They fail ${lasting(failingSince, now)} (${whyWords(failure)}). ${last}`;
}

function ofThisProcess({ lastCheck, now }: HealthReport): string {
  if (!lastCheck) return 'The process that answers has not checked yet.';
  const { outcome, endedAt } = lastCheck;
  const took = tookWords(endedAt.getTime() - outcome.startedAt.getTime());
  if (outcome.kind === 'failed') {
    return `The last one of the process that answers failed ${ago(endedAt, now)} after ${took} (${whyWords(outcome.code)}).`;
  }
  return `The last one of the process that answers took ${took} for ${count(outcome.rules, 'rule')}, ${ago(endedAt, now)}.`;
}

function tookWords(milliseconds: number): string {
  return milliseconds < 10_000
    ? `${(Math.max(0, milliseconds) / 1000).toFixed(1)} s`
    : shortDuration(milliseconds / 1000);
}

function next({ nextCheckAt, now }: HealthReport): string {
  return nextCheckAt
    ? `The next one is in ${shortDuration(secondsBetween(now, nextCheckAt))}.`
    : 'The next one is more than an hour away.';
}
