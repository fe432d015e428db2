import type { CommandName } from '../commands.ts';

/** What the help of a command says. `/` and the prefix are added where it is shown. */
export interface Help {
  readonly name: CommandName;
  readonly summary: string;
  /** What can be typed after the name, with what it gives. */
  readonly usage: readonly (readonly [typed: string, gives: string])[];
  readonly example: string;
}
