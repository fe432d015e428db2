import { timeOfDay } from '../../../blocks/format.ts';
import type { Message } from '../../../blocks/message.ts';
import type { Episode } from '../../../domain/alerting/alert.ts';
import { oneSentence } from '../../settings-answers.ts';
import type { AckReport } from './acknowledge-alert.ts';
import { runs, sentenceWith } from './act-answer.ts';
import { alertsWords, noAlertSentence } from './alert-words.ts';

/** What became of a wish to take an alert, for the asker alone. */
export function acknowledgeView(report: AckReport): Message {
  switch (report.kind) {
    case 'no-alert':
      return oneSentence(noAlertSentence(report.found));
    case 'overtaken':
      return oneSentence(
        'The alert changed in the same moment, so nothing was written. Press the button again.',
      );
    case 'taken':
      return sentenceWith(
        `<@${report.by}> has it since ${timeOfDay(report.at)}. Nothing was changed.`,
        runs('Take over', `ack a:${report.word} take-over`),
      );
    case 'yours':
      return sentenceWith(
        `You have ${alertsWords(report.episodes, report.names)} already.`,
        runs('Let go', `unack a:${report.word}`),
      );
    case 'acknowledged':
      return sentenceWith(
        `You have ${alertsWords(report.episodes, report.names)}. Nobody else is called ${heldWords(report.episodes)}.`,
        runs('Undo', `unack a:${report.word}`),
      );
    case 'let-go':
      return sentenceWith(
        `Nobody has ${alertsWords(report.episodes, report.names)} any more.`,
        runs('Acknowledge', `ack a:${report.word}`),
      );
    case 'nobody-has-it':
      return sentenceWith(
        `Nobody has ${alertsWords(report.episodes, report.names)}, so there is nothing to let go.`,
        runs('Acknowledge', `ack a:${report.word}`),
      );
  }
}

/** The soonest end counts, where rules differ. */
function heldWords(episodes: readonly Episode[]): string {
  const untils = episodes.flatMap(({ acknowledged }) => acknowledged?.until ?? []);
  const [first] = untils.toSorted((one, other) => one.getTime() - other.getTime());
  return first ? `until ${timeOfDay(first)}, unless it gets worse` : 'unless it gets worse';
}
