/** What a press does with the message it stands in: answers beside it, or takes its place. */
export type AnswerMode = 'beside' | 'replace';

/** In the place of a command: the value is a whole line and begins with it. */
export const anyCommand = 'any';

export interface Run {
  readonly mode: AnswerMode;
  /** The command without slash or prefix. */
  readonly command: string;
  /** What would be typed after it. */
  readonly text: string;
}

/** Reads what was pressed or chosen back into a line; undefined for what is not ours. */
export function pressedRun(actionId: string, value: string | undefined): Run | undefined {
  const [kind, how, command] = actionId.split(':');
  if (kind !== 'run' || !command) return undefined;
  const mode = how === 'replace' ? 'replace' : 'beside';
  if (command !== anyCommand) return { mode, command, text: value ?? '' };
  const [, first, text = ''] = /^(\S+)(?: (.*))?$/su.exec(value ?? '') ?? [];
  return first === undefined ? undefined : { mode, command: first, text };
}
