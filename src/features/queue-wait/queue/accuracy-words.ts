import { setDuration, spokenDuration } from '../../../blocks/format.ts';
import { count } from '../../../blocks/text.ts';
import type { InTime } from '../../../domain/in-time.ts';
import type { EstimateAccuracy } from '../../../floor/history/accuracy.ts';
import { channelWord } from '../../words-for.ts';
import type { Course } from './read-course.ts';

/** How well the estimates of a course told what happened, a line for each channel of which enough is known. For mrkdwn. */
export function accuracyText(course: InTime<Course>): string | undefined {
  if (course.kind !== 'there') return undefined;
  const lines = course.value.accuracy.map(
    ({ channel, accuracy }) => `*Estimate for ${channelWord(channel)}*: ${accuracyWords(accuracy)}`,
  );
  return lines.length === 0 ? undefined : lines.join('\n');
}

function accuracyWords(accuracy: EstimateAccuracy): string {
  const { contacts, closeShare, medianErrorSeconds } = accuracy;
  const close = `${Math.round(closeShare * contacts)} of ${count(contacts, 'contact')}`;
  return [
    `usually off by ${spokenDuration(medianErrorSeconds)}${biasWords(accuracy)}`,
    `${close} waited within a minute or a quarter of it`,
    sourceWords(accuracy),
  ].join(' · ');
}

function biasWords({ bias, biasSeconds }: EstimateAccuracy): string {
  if (bias === 'none') return ', neither too low nor too high';
  const by = spokenDuration(Math.abs(biasSeconds));
  return bias === 'too-low' ? `, too low by ${by}` : `, too high by ${by}`;
}

/** What is inferred is not passed off as known. */
function sourceWords({ source, uncertaintySeconds }: EstimateAccuracy): string {
  return source === 'contact-feed'
    ? 'by the exact answer times of the contact feed'
    : `seen from the oldest contact in each reading, ± ${setDuration(uncertaintySeconds)}`;
}
