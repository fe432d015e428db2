import type { AlertRight } from '../../../domain/settings.ts';
import { type Misunderstood, misunderstood } from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';
import { parseDigest } from '../acts/digest-limit.ts';
import { textOf } from './split-clauses.ts';

export type AlertSettingsIntent =
  | { readonly kind: 'show' }
  | { readonly kind: 'set'; readonly of: 'see' | 'make'; readonly right: AlertRight }
  | { readonly kind: 'digest'; readonly above: number | undefined };

/** `settings`, `settings see everyone`, `settings make @leads`, `settings digest 20`. Total. */
export function parseAlertSettings(words: readonly Word[]): AlertSettingsIntent | Misunderstood {
  const [first, ...rest] = words;
  if (!first) return { kind: 'show' };
  const of = textOf(first);
  if (of === 'digest') return parseDigest(rest);
  if (of !== 'see' && of !== 'make') {
    return misunderstood('After settings goes see, make or digest: settings make @leads.');
  }
  const right = rest.length === 1 ? rightOf(rest[0]) : undefined;
  return right
    ? { kind: 'set', of, right }
    : misunderstood(
        `After ${of} goes everyone, administrators or one @usergroup chosen from what Slack offers: settings ${of} @leads.`,
      );
}

function rightOf(word: Word | undefined): AlertRight | undefined {
  if (word?.kind === 'group') return { kind: 'user-group', groupId: word.groupId };
  switch (textOf(word)) {
    case 'everyone':
    case 'everybody':
      return { kind: 'everyone' };
    case 'admins':
    case 'administrators':
      return { kind: 'administrators' };
    default:
      return undefined;
  }
}

/** The line that sets it so. */
export function rightLine(of: 'see' | 'make', right: AlertRight): string {
  const who = right.kind === 'user-group' ? `<!subteam^${right.groupId}>` : right.kind;
  return `settings ${of} ${who}`;
}
