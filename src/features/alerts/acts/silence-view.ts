import type { Message } from '../../../blocks/message.ts';
import { count, name } from '../../../blocks/text.ts';
import { mentionTroubleSentence } from '../../mention-trouble-view.ts';
import { nameTroubleView } from '../../name-trouble-view.ts';
import { refusalView } from '../../refusal-view.ts';
import { oneSentence } from '../../settings-answers.ts';
import { runs, sentenceWith } from './act-answer.ts';
import type { SilenceReport } from './silence-thing.ts';
import { thingWords } from './silence-words.ts';
import { endsWords, liftLine, noEndSentence } from './snooze-view.ts';

/** What became of a wish to silence something, for the asker alone. */
export function silenceView(report: SilenceReport): Message {
  switch (report.kind) {
    case 'name-trouble':
      return nameTroubleView(report);
    case 'mention-trouble':
      return oneSentence(mentionTroubleSentence(report));
    case 'refused':
      return refusalView(report.refusal);
    case 'no-rule':
      return oneSentence(
        `There is no rule \`${name(report.ruleId)}\`. \`list\` shows all rules with their ids.`,
      );
    case 'no-end':
      return oneSentence(noEndSentence(report));
    case 'silenced': {
      const { silences, isByUtc, quieted, names } = report;
      const things = silences.map(({ what }) => thingWords(what, names, true)).join(', ');
      const now = quieted > 0 ? ` It holds for ${count(quieted, 'open alert')} now.` : '';
      return sentenceWith(
        `Quiet ${endsWords(silences, isByUtc)}: ${things}.${now} What still fires then is said again.`,
        runs('Undo', liftLine(silences.map(({ id }) => id))),
        runs('All silences', 'silences'),
      );
    }
  }
}
