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

/** How an action id says that the line behind it is run; undefined for one that runs nothing. */
export function pressedAs(actionId: string): Pick<Run, 'mode' | 'command'> | undefined {
  const [kind, how, command] = actionId.split(':');
  if (kind !== 'run' || !command) return undefined;
  return { mode: how === 'replace' ? 'replace' : 'beside', command };
}

/** Reads what was pressed or chosen back into a line; undefined for what is not ours. */
export function pressedRun(actionId: string, value: string | undefined): Run | undefined {
  const as = pressedAs(actionId);
  if (!as) return undefined;
  const { mode, command } = as;
  if (command !== anyCommand) return { mode, command, text: value ?? '' };
  const [, first, text = ''] = /^(\S+)(?: (.*))?$/su.exec(value ?? '') ?? [];
  return first === undefined ? undefined : { mode, command: first, text };
}
