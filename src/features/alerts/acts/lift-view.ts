import type { Message } from '../../../blocks/message.ts';
import { count, name } from '../../../blocks/text.ts';
import { runs, sentenceWith } from './act-answer.ts';
import type { LiftReport } from './lift-silences.ts';
import { thingWords } from './silence-words.ts';

/** What was lifted. The agent of a silence is not named: whoever lifts it need not be one who may see agents. */
export function liftView({ lifted, unknown, names }: LiftReport): Message {
  return sentenceWith(
    [liftedWords(lifted, names), unknownWords(unknown)].filter(Boolean).join(' '),
    runs('All silences', 'silences'),
  );
}

function liftedWords(lifted: LiftReport['lifted'], names: LiftReport['names']): string {
  const [only] = lifted;
  if (!only) return '';
  const what =
    lifted.length === 1 ? thingWords(only.what, names, false) : count(lifted.length, 'silence');
  return `Lifted: ${what}. What fires is said again with the next check.`;
}

function unknownWords(ids: LiftReport['unknown']): string {
  if (ids.length === 0) return '';
  const which = ids.map((id) => `\`${name(id)}\``).join(', ');
  return `There is no silence ${which} that holds: it is over or was lifted.`;
}
