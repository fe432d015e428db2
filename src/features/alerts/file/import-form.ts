import { chooseFile, chooseOne, form, writeText } from '../../../blocks/form.ts';
import { limits } from '../../../blocks/limits.ts';
import type { Block, Modal } from '../../../blocks/message.ts';
import { context, section } from '../../../blocks/primitives.ts';
import type { FormOutcome, FormValues } from '../../form.ts';
import type { OpenImportIntent } from './intent.ts';
import { packed } from './packed.ts';

/** One field of Slack takes 3,000 characters; where no file can be chosen, so many take some eighty rules. */
const parts = 8;
const partId = (part: number) => `part-${part}`;
const fileId = 'file';
const restId = 'rest';
const remove = 'remove';

export interface ImportStart extends Pick<OpenImportIntent, 'isReplacing'> {
  /** Whether a file can be chosen: the scope for it is optional. */
  readonly takesFiles: boolean;
}

/** Where a file is chosen or pasted; nothing is changed by it. */
export function importModal({ isReplacing, takesFiles }: ImportStart): Modal {
  return form({
    command: 'alerts',
    name: 'import',
    title: 'Import rules',
    submit: 'Show what changes',
    blocks: [
      section(
        'A file of rules: YAML, as `export` gives it. What it would change is shown before anything is changed.',
      ),
      ...(takesFiles
        ? [chooseFile({ blockId: fileId, label: 'The file', hint: 'At most 1 MB.' })]
        : []),
      pasted(1, takesFiles ? 'or pasted here' : 'Paste the file here', takesFiles),
      chooseOne({
        blockId: restId,
        label: 'Rules that are not in the file',
        choices: [
          { label: 'Leave them as they are', value: 'keep' },
          { label: 'Remove them', value: remove },
        ],
        chosen: isReplacing ? remove : 'keep',
      }),
      ...(takesFiles ? [] : furtherParts()),
      context('A name may stand for its id. A rule without an id is a new one.'),
    ],
  });
}

function furtherParts(): readonly Block[] {
  return Array.from({ length: parts - 1 }, (_, index) =>
    pasted(index + 2, `The file goes on (${index + 2} of ${parts})`, true),
  );
}

function pasted(part: number, label: string, isOptional: boolean): Block {
  return writeText({
    isOptional,
    blockId: partId(part),
    label,
    ...(part === 1 &&
      !isOptional && {
        hint: `Longer than ${limits.typedText} characters: cut it between two lines, and go on below.`,
      }),
    placeholder: part === 1 ? 'version: 1' : 'Leave this empty where the file ended above',
    maximum: limits.typedText,
    isLong: true,
  });
}

/** The line that reads what was chosen or pasted. */
export function importFromForm(values: FormValues): FormOutcome {
  const written = Array.from(
    { length: parts },
    (_, index) => values.get(partId(index + 1))?.[0] ?? '',
  );
  const text = written.filter((part) => part !== '').join('\n');
  const [file] = values.get(fileId) ?? [];
  const isEmpty = text.trim() === '';
  if (file === undefined && isEmpty) return problem('Put the file here.');
  if (file !== undefined && !isEmpty) return problem('Leave this empty, or the file above out.');
  const how = file === undefined ? ['import-text'] : ['import-file'];
  if (values.get(restId)?.[0] === remove) how.push('replace');
  return { kind: 'line', text: [...how, file ?? packed(text)].join(' ') };
}

function problem(sentence: string): FormOutcome {
  return { kind: 'problems', problems: { [partId(1)]: sentence } };
}
