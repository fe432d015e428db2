import type { Overflow, StaticSelect } from '@slack/types';
import { type Confirm, confirmation } from './confirmation.ts';
import { limits, sealRoom } from './limits.ts';
import { type Option, optionsOf } from './options.ts';
import { plain } from './primitives.ts';
import { type AnswerMode, anyCommand } from './run.ts';
import { clip } from './text.ts';

/** A choice is a typed command, like a button: `<command> <text>`, at most 127 characters beside its seal. */
export interface RunChoice {
  readonly label: string;
  /** The command without slash or prefix, `monitor`. */
  readonly command: string;
  /** What would be typed after it. */
  readonly text: string;
}

interface RunMenu {
  /** Unique among what can be pressed in its block. */
  readonly id: string;
  readonly choices: readonly RunChoice[];
  readonly mode?: AnswerMode;
  /** Asked whatever was chosen. */
  readonly confirm?: Confirm;
}

/**
 * A select of at most 100 lines. A choice whose line does not fit is left out, never cut; without
 * any choice there is no select, which `section` and `actions` take for nothing.
 */
export function runSelect(
  spec: RunMenu & { readonly placeholder: string },
): StaticSelect | undefined {
  const options = linesOf(spec, limits.selectOptions);
  if (options.length === 0) return undefined;
  const placeholder = plain(spec.placeholder, limits.placeholder);
  return { type: 'static_select', ...common(spec), placeholder, options };
}

/** The same behind three dots, at most 5 lines. */
export function runOverflow(spec: RunMenu): Overflow | undefined {
  const options = linesOf(spec, limits.overflowOptions);
  if (options.length === 0) return undefined;
  return { type: 'overflow', ...common(spec), options };
}

function common(spec: RunMenu) {
  return {
    action_id: clip(`run:${spec.mode ?? 'beside'}:${anyCommand}:${spec.id}`, limits.idLength),
    ...(spec.confirm && { confirm: confirmation(spec.confirm) }),
  };
}

function linesOf({ choices }: RunMenu, most: number) {
  return optionsOf(choices.map(lineOf), most, limits.optionValue - sealRoom);
}

function lineOf({ label, command, text }: RunChoice): Option {
  return { label, value: text === '' ? command : `${command} ${text}` };
}
