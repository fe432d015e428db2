import { exactDuration, spokenDuration } from '../../blocks/format.ts';
import { count } from '../../blocks/text.ts';
import type { QueuesReading } from '../../domain/contact-centre.ts';
import type { JudgedWait } from '../../domain/wait.ts';

type Estimate = QueuesReading['estimate'];

/**
 * The wait of a queue and channel in words; what stands beside the spoken figure is the exact one. That
 * an instance offers no estimates is said once under the answer, and not with every queue.
 */
export function waitWords(wait: JudgedWait, estimate: Estimate): string {
  switch (wait.kind) {
    case 'empty':
      return emptyWords(wait);
    case 'nobody-staffed':
      return `${count(wait.waiting, 'contact')} waiting and nobody staffed, so there is no estimate`;
    case 'wait':
      return longestWords(wait, estimate);
    case 'unknown':
      if (wait.reason === 'no-counts') return 'how many wait is not known: no count';
      return `contacts wait, how long is not known: ${estimate === 'asked' ? `${noEstimate} and ` : ''}no age of the oldest`;
    case 'absent':
      return 'no figures from Amazon Connect';
  }
}

/** Nobody waits; whoever comes now may have to. */
function emptyWords({ isStaffed, estimateSeconds = 0 }: Empty): string {
  if (isStaffed === false) return 'nobody waiting, nobody staffed';
  return estimateSeconds > 0
    ? `nobody waiting, a new contact would wait ${aboutAndExact(estimateSeconds)}`
    : 'nobody waiting';
}

type Empty = Extract<JudgedWait, { kind: 'empty' }>;

/** Whether there is nothing to say of it: nobody waits, and whoever came now would not have to. */
export function isQuiet(wait: JudgedWait): boolean {
  return wait.kind === 'empty' && (wait.estimateSeconds ?? 0) === 0;
}

/** Why there is none stands under the answer, once. */
const noEstimate = 'no estimate';

function longestWords(wait: Extract<JudgedWait, { kind: 'wait' }>, estimate: Estimate): string {
  if (wait.source === 'estimate') return `estimated wait ${aboutAndExact(wait.seconds)}`;
  const oldest = `oldest contact waits ${aboutAndExact(wait.seconds)}`;
  if (wait.estimateSeconds !== undefined) {
    return `${oldest}, longer than the estimate of ${exactDuration(wait.estimateSeconds)}`;
  }
  return estimate === 'asked' ? `${oldest}, ${noEstimate}` : oldest;
}

/** "about 4 min (4 min 12 s)"; below a minute the spoken figure is exact. */
export function aboutAndExact(seconds: number): string {
  const spoken = spokenDuration(seconds);
  return seconds < 60 ? spoken : `${spoken} (${exactDuration(seconds)})`;
}
