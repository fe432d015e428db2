import type { CommandName } from '../commands.ts';
import type { Match, Named } from '../grammar/names.ts';

/** A name that did not lead to one thing: none, several, or words too many. */
export interface NameTrouble {
  readonly kind: 'name-trouble';
  readonly what: 'queue' | 'agent' | 'queue or agent' | 'routing profile' | 'team' | 'status';
  readonly match: Exclude<Match<Named>, { kind: 'found' }>;
  /** The line that asks again with one of the choices in it. */
  readonly again: { readonly command: CommandName; readonly textFor: (item: Named) => string };
}
