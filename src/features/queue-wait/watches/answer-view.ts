import { dateAndTime } from '../../../blocks/format.ts';
import type { Message } from '../../../blocks/message.ts';
import { actions, section } from '../../../blocks/primitives.ts';
import { runButton } from '../../../blocks/run-button.ts';
import { name } from '../../../blocks/text.ts';
import { elsewhereWords } from '../contact/place-words.ts';
import { asksWords } from './asks-words.ts';
import type { UnwatchReport } from './own-watches.ts';
import { paceWords } from './pace.ts';
import type { StartWatchReport } from './start-watch.ts';
import { stopButton } from './stop-button.ts';
import { watchLimits } from './watch-limits.ts';

/** What became of the wish to watch a contact. */
export function startView(report: StartWatchReport): Message {
  switch (report.kind) {
    case 'watching': {
      const { watch, pace } = report;
      const text = `Contact \`${name(watch.contactId)}\` is watched for you until ${dateAndTime(watch.until)}, at the longest. ${asksWords(watch)} At present it is looked at ${paceWords(pace)}; with the next look you get a direct message that is kept current, and news as replies to it.`;
      return say(text, [stopButton(watch, 'replace'), allButton()]);
    }
    case 'exists': {
      const { watch } = report;
      const text = `You watch contact \`${name(watch.contactId)}\` already. ${asksWords(watch)} To be told of something else, stop this watch first.`;
      return say(text, [stopButton(watch, 'replace'), allButton()]);
    }
    case 'too-many-of-one':
      return say(
        `You watch ${watchLimits.mostOfOne} contacts already, and that is the most. Stop one first.`,
        [allButton()],
      );
    case 'too-many-of-all':
      return say(
        `${watchLimits.mostOfAll} contacts are watched here already, and that is the most. Try again when one of them was answered.`,
        [allButton()],
      );
    case 'unknown':
      return say(
        `Contact \`${name(report.contactId)}\` was not found, so it cannot be watched. It may be of another instance, or too old.`,
      );
    case 'elsewhere': {
      const { contactId, detail, place, names, now } = report;
      const where = elsewhereWords(detail, place, { names, now, who: 'an agent' });
      return say(`There is nothing to watch: contact \`${name(contactId)}\` ${where}.`);
    }
  }
}

/** What became of the wish to watch it no more. */
export function unwatchView({ kind, contactId }: UnwatchReport): Message {
  const text =
    kind === 'stopped'
      ? `Contact \`${name(contactId)}\` is no longer watched for you. With the next look its direct message says so.`
      : `You do not watch contact \`${name(contactId)}\`. The list shows what you watch.`;
  return say(text, [allButton()]);
}

function say(text: string, buttons: Parameters<typeof actions>[1] = []): Message {
  return {
    text,
    blocks: [section(text), ...(buttons.length > 0 ? [actions('watch', buttons)] : [])],
  };
}

function allButton() {
  return runButton({
    label: 'My watches',
    command: 'queue-wait',
    text: 'watches',
    id: 'watches',
    mode: 'replace',
  });
}
