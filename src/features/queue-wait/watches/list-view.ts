import { dateAndTime } from '../../../blocks/format.ts';
import type { Message } from '../../../blocks/message.ts';
import { section } from '../../../blocks/primitives.ts';
import { count, name } from '../../../blocks/text.ts';
import { asksWords } from './asks-words.ts';
import type { WatchesReport } from './own-watches.ts';
import { stateWords } from './state-words.ts';
import { stopButton } from './stop-button.ts';

/** What one watches oneself, each with what stops it. */
export function watchesView({ records, ...about }: WatchesReport): Message {
  const headline =
    records.length === 0
      ? 'You watch no contact. Type `watch` and a contact id after the command, or press *Watch* under a contact.'
      : `*You watch ${count(records.length, 'contact')}*, oldest first. Only you see this.`;
  return {
    text: headline,
    blocks: [
      section(headline),
      ...records.map((record) => {
        const { watch } = record;
        const what = `Contact \`${name(watch.contactId)}\` · ${stateWords(record, about)}`;
        const until = `${asksWords(watch)} Until ${dateAndTime(watch.until)}.`;
        return section(`${what}\n${until}`, stopButton(watch, 'replace'));
      }),
    ],
  };
}
