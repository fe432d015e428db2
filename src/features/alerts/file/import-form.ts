import { chooseOne, form, writeText } from '../../../blocks/form.ts';
import { limits } from '../../../blocks/limits.ts';
import type { Modal } from '../../../blocks/message.ts';
import { context, section } from '../../../blocks/primitives.ts';
import type { FormOutcome, FormValues } from '../../form.ts';
import type { OpenImportIntent } from './intent.ts';
import { packed } from './packed.ts';

/** One field of Slack takes 3,000 characters; so many of them take a file of some eighty rules. */
const parts = 8;
const partId = (part: number) => `part-${part}`;
const restId = 'rest';
const remove = 'remove';

/** Where a file is pasted; nothing is changed by it. */
export function importModal({ isReplacing }: OpenImportIntent): Modal {
  return form({
    command: 'alerts',
    name: 'import',
    title: 'Import rules',
    submit: 'Show what changes',
    blocks: [
      section(
        'Paste the file: YAML, as `export` gives it. What it would change is shown before anything is changed.',
      ),
      writeText({
        blockId: partId(1),
        label: 'The file',
        hint: `Longer than ${limits.typedText} characters: cut it between two lines, and go on below.`,
        placeholder: 'version: 1',
        maximum: limits.typedText,
        isLong: true,
      }),
      chooseOne({
        blockId: restId,
        label: 'Rules that are not in the file',
        choices: [
          { label: 'Leave them as they are', value: 'keep' },
          { label: 'Remove them', value: remove },
        ],
        chosen: isReplacing ? remove : 'keep',
      }),
      ...Array.from({ length: parts - 1 }, (_, index) =>
        writeText({
          isOptional: true,
          blockId: partId(index + 2),
          label: `The file goes on (${index + 2} of ${parts})`,
          placeholder: 'Leave this empty where the file ended above',
          maximum: limits.typedText,
          isLong: true,
        }),
      ),
      context('A name may stand for its id. A rule without an id is a new one.'),
    ],
  });
}

/** The line that reads what was pasted. */
export function importFromForm(values: FormValues): FormOutcome {
  const pasted = Array.from(
    { length: parts },
    (_, index) => values.get(partId(index + 1))?.[0] ?? '',
  );
  const text = pasted.filter((part) => part !== '').join('\n');
  if (text.trim() === '') {
    return { kind: 'problems', problems: { [partId(1)]: 'Paste the file here.' } };
  }
  const isReplacing = values.get(restId)?.[0] === remove;
  return {
    kind: 'line',
    text: ['import-text', isReplacing && 'replace', packed(text)].filter(Boolean).join(' '),
  };
}
