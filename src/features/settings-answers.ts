import type { Block, Message } from '../blocks/message.ts';
import { section } from '../blocks/primitives.ts';
import { runButton } from '../blocks/run-button.ts';
import { escapeMrkdwn } from '../blocks/text.ts';
import type { CommandName } from '../commands.ts';

/** For those who may look at a setting and not change it. */
export const whoChanges = 'An administrator of Floorwalker can change this.';

/** Nothing was changed, because others changed the settings in the same moment. */
export const overtakenView: Message = oneSentence(
  'Somebody else changed the settings in the same moment, so nothing was changed here. Look at them and try again.',
);

/** A message of one sentence; foreign parts of it are escaped. */
export function oneSentence(text: string): Message {
  return { text, blocks: [section(text)] };
}

/** What can be typed after the name of the command, each with what it does. */
export function typedLines(
  lines: readonly (readonly [typed: string, does: string])[],
  more?: string,
): Block {
  const each = lines.map(([typed, does]) => `\`${escapeMrkdwn(typed)}\`  ${does}`);
  return section(
    ['To change something, type after the command:', ...each, ...(more ? [more] : [])].join('\n'),
  );
}

/** A button that takes the place of the answer it stands in. */
export function settingsButton(command: CommandName, label: string, text: string) {
  return runButton({
    label,
    command,
    text,
    id: label.toLowerCase().replaceAll(' ', '-'),
    mode: 'replace',
  });
}
