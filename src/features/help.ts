import type { CommandName } from '../commands.ts';

export type UsageLine = readonly [typed: string, gives: string];

/** What the help of a command says. `/` and the prefix are added where it is shown. */
export interface Help {
  readonly name: CommandName;
  readonly summary: string;
  /** What can be typed after the name, with what it gives. */
  readonly usage: readonly UsageLine[];
  /** More of it under titles of their own, where it is much. */
  readonly more?: readonly { readonly title: string; readonly usage: readonly UsageLine[] }[];
  readonly example: string;
}
