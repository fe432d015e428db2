import type { Block, Message } from '../../../blocks/message.ts';
import { actions, context, section } from '../../../blocks/primitives.ts';
import { fitsButton } from '../../../blocks/run-button.ts';
import { settingsButton } from '../../settings-answers.ts';
import { notification } from './notification.ts';

interface ListPage {
  readonly id: string;
  /** What became of a wish to change it; undefined where it is only shown. For mrkdwn, as the rest. */
  readonly lead: string | undefined;
  readonly lines: readonly string[];
  readonly meaning: string;
  readonly howToType: Block;
  /** The line that takes the change back; undefined where nothing was changed. */
  readonly undo: string | undefined;
}

/** A list of rules, what it means, and how it is changed. */
export function listPage({ id, lead, lines, meaning, howToType, undo }: ListPage): Message {
  const undoing =
    undo !== undefined && fitsButton(undo)
      ? [actions(id, [settingsButton('monitor', 'Undo', undo)])]
      : [];
  const blocks: Block[] = [
    ...(lead ? [section(lead)] : []),
    ...lines.map((line) => section(line)),
    context(meaning),
    howToType,
    ...undoing,
  ];
  return { text: notification(lead, lines), blocks };
}
