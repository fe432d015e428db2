import type { Message } from '../../../blocks/message.ts';
import { context, section } from '../../../blocks/primitives.ts';
import { count, escapeMrkdwn, lengthOf } from '../../../blocks/text.ts';
import { oneSentence } from '../../settings-answers.ts';
import type { ExportReport } from './export-rules.ts';

/** A file this short is shown as well. */
const shortFile = 2_500;

/** Where the file is; a short one as text, too. */
export function exportView({ kind, whose, rules, text, isByIds }: ExportReport): Message {
  if (kind === 'export-empty') {
    return oneSentence(
      whose === 'mine'
        ? 'You have made no rule, so there is no file. `export all` gives those of everybody.'
        : 'There are no rules yet, so there is no file.',
    );
  }
  const sentence = `*${count(rules, 'rule')}* as a file, in your direct message with Floorwalker. Nobody else sees it.`;
  const shown = escapeMrkdwn(text.replaceAll('```', "'''"));
  return {
    text: sentence,
    blocks: [
      section(sentence),
      ...(lengthOf(shown) <= shortFile ? [section(`\`\`\`${shown}\`\`\``)] : []),
      ...(isByIds ? [context('Some names could not be read; ids stand for them.')] : []),
    ],
  };
}
