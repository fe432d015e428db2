import { count } from '../../../blocks/text.ts';
import { readingKinds } from '../../../ports/connect.ts';
import { ago, lasting } from './ages.ts';
import { isFailing, readingWords } from './connect-lines.ts';
import type { HealthReport } from './read-health.ts';
import { whatHappens } from './trouble-view.ts';
import { whyWords } from './why-words.ts';

/** All that is known to be wrong now, worst first; empty only where everything was asked and is well. */
export function problemsOf(report: HealthReport): readonly string[] {
  return [
    ...memoryProblems(report),
    ...troubleProblems(report),
    ...checkProblems(report),
    ...readingProblems(report),
    ...messageProblems(report),
  ].map(asSentence);
}

function memoryProblems({ page, rules, silences }: HealthReport): readonly string[] {
  const failed = [page, rules, silences].find((one) => 'code' in one);
  if (!failed || !('code' in failed)) return [];
  return [
    failed.code === 'redis_unavailable'
      ? 'Floorwalker’s memory (Redis) does not answer, so half of this is not known'
      : `part of this cannot be read (${whyWords(failed.code)})`,
  ];
}

function troubleProblems({ page, now }: HealthReport): readonly string[] {
  if (!('value' in page)) return [];
  return Object.values(page.value.troubles)
    .filter(({ over, kind }) => over === undefined && kind !== 'redis-away')
    .map((trouble) => `${whatHappens(trouble)}, ${lasting(trouble.backAt ?? trouble.since, now)}`);
}

function checkProblems({ page, now }: HealthReport): readonly string[] {
  if (!('value' in page)) return [];
  const { failingSince, failure, lastOkAt, troubles } = page.value;
  const isTold = Object.values(troubles).some(
    ({ kind, over }) => over === undefined && (kind === 'connect-away' || kind === 'not-checking'),
  );
  if (isTold) return [];
  if (failingSince) return [`checks fail ${lasting(failingSince, now)} (${whyWords(failure)})`];
  return lastOkAt ? [] : ['no check was completed yet'];
}

/** What was read after the last failure is read again. */
function readingProblems({ readings, now }: HealthReport): readonly string[] {
  return readingKinds.flatMap((kind) => {
    const reading = readings[kind];
    if (!isFailing(reading)) return [];
    const { failedAt, code } = reading;
    return [`${readingWords[kind]} could not be read ${ago(failedAt, now)} (${whyWords(code)})`];
  });
}

function messageProblems({ sender, scopes, slackAwaySince, now }: HealthReport): readonly string[] {
  const problems: string[] = [];
  if (slackAwaySince) problems.push(`Slack takes no messages ${lasting(slackAwaySince, now)}`);
  else if ('code' in scopes) problems.push(`Slack did not answer (${whyWords(scopes.code)})`);
  if (!('value' in sender)) return problems;
  const { oldestWaitingSince, waiting } = sender.value;
  const isLate = oldestWaitingSince && now.getTime() - oldestWaitingSince.getTime() > 120_000;
  if (isLate) problems.push(`${count(waiting, 'message')} could not be posted yet`);
  return problems;
}

function asSentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
