import { dateAndTime } from '../../../blocks/format.ts';
import type { Message } from '../../../blocks/message.ts';
import type { Silence } from '../../../domain/alerting/silence.ts';
import { oneSentence } from '../../settings-answers.ts';
import { runs, sentenceWith } from './act-answer.ts';
import { alertsWords, noAlertSentence } from './alert-words.ts';
import type { NoEnd } from './quiet-end.ts';
import type { SnoozeReport } from './snooze-alert.ts';

/** What became of a wish to have an alert quiet for a while, for the asker alone. */
export function snoozeView(report: SnoozeReport): Message {
  switch (report.kind) {
    case 'no-alert':
      return oneSentence(noAlertSentence(report.found));
    case 'no-end':
      return sentenceWith(
        noEndSentence(report),
        runs('Snooze 1 h', `snooze a:${report.word} 1h`),
        runs('Until tomorrow', `snooze a:${report.word} until-tomorrow`),
      );
    case 'quiet-already':
      return sentenceWith(
        `It is quiet until ${dateAndTime(report.silence.until)} already, by <@${report.silence.by}>. Nothing was changed.`,
        runs('Lift', liftLine(report.ids)),
      );
    case 'snoozed':
      return sentenceWith(
        `Quiet ${endsWords(report.silences, report.isByUtc)}: ${alertsWords(report.episodes, report.names)}. What still fires then is said again.`,
        runs('Undo', liftLine(report.silences.map(({ id }) => id))),
      );
  }
}

/** Why “until the queue closes” cannot be, and what to say instead. */
export function noEndSentence({ why }: NoEnd): string {
  const instead = 'Say a time instead, for example 1h, 18:00 or until-tomorrow.';
  switch (why) {
    case 'no-queue':
      return `This is not about one queue, so it has no closing time. ${instead}`;
    case 'closed':
      return `The queue is closed already. ${instead}`;
    case 'not-known':
      return `When the queue closes is not known. ${instead}`;
    case 'too-far':
      return `The queue stays open for more than 7 days. ${instead}`;
  }
}

/** Until when; the soonest of several ends is named. */
export function endsWords(silences: readonly Silence[], isByUtc: boolean): string {
  const untils = silences.map(({ until }) => until.getTime());
  const first = new Date(Math.min(...untils));
  const each = new Set(untils).size > 1 ? 'each until its own end, the first ' : 'until ';
  const zone = isByUtc ? ' (read as UTC, since Slack does not say your time zone)' : '';
  return `${each}${dateAndTime(first)}${zone}`;
}

/** The line that lifts them all. */
export function liftLine(ids: readonly string[]): string {
  return `lift ${ids.join(' ')}`;
}
