import type { CommandName } from '../commands.ts';
import type { Match, Named } from '../grammar/names.ts';

/** A name that did not lead to one thing: none, several, or words too many. */
export interface NameTrouble {
  readonly kind: 'name-trouble';
  readonly what:
    | 'queue'
    | 'queue of this group'
    | 'entry of this list'
    | 'group of queues'
    | 'agent'
    | 'queue or agent'
    | 'routing profile'
    | 'team'
    | 'status';
  readonly match: Exclude<Match<Named>, { kind: 'found' }>;
  /** The line that asks again with one of the choices in it. */
  readonly again: { readonly command: CommandName; readonly textFor: (item: Named) => string };
}

/** The Connect agent a Slack user is, was asked for by mention and is nobody. */
export interface MentionTrouble {
  readonly kind: 'mention-trouble';
  readonly slackUserId: string;
}

/** The same trouble for a longer line, which `line` makes of the one that asks again. */
export function askedWithin<Trouble extends NameTrouble | MentionTrouble>(
  trouble: Trouble,
  line: (text: string) => string,
): Trouble {
  if (trouble.kind === 'mention-trouble') return trouble;
  const { command, textFor } = trouble.again;
  return { ...trouble, again: { command, textFor: (item: Named) => line(textFor(item)) } };
}
