import { groupNameIn } from '../../../domain/queue-groups.ts';
import { filterValues } from '../../../floor/filter-values.ts';
import {
  isMisunderstood,
  type Misunderstood,
  misunderstood,
} from '../../../grammar/misunderstood.ts';
import type { TextRef } from '../../../grammar/names.ts';
import type { Word } from '../../../grammar/words.ts';

export interface GroupsIntent {
  readonly kind: 'groups';
}

/** What is to become of one group; its name is in lower case. */
export type GroupIntent =
  | { readonly kind: 'show'; readonly group: string }
  | { readonly kind: 'delete'; readonly group: string }
  | {
      /** `set` makes it, or puts these queues in the place of those it holds. */
      readonly kind: 'set' | 'add' | 'remove';
      readonly group: string;
      readonly queues: readonly TextRef[];
    }
  /** Behind an Undo whose queues are too many for a button: they are kept for a while. */
  | { readonly kind: 'restore'; readonly group: string; readonly listingId: string };

export interface EditGroupIntent {
  readonly kind: 'edit-group';
  readonly group: string;
}

/** `groups` takes nothing more. */
export function parseGroups(words: readonly Word[]): GroupsIntent | Misunderstood {
  return words.length === 0
    ? { kind: 'groups' }
    : misunderstood(
        'All groups are shown: type groups and nothing after it. One is shown by group emea.',
      );
}

/** `group emea`, `group emea queue:Billing,Sales`, `group emea add Returns`, `… remove Returns`, `… delete`. Total. */
export function parseGroup(words: readonly Word[]): GroupIntent | Misunderstood {
  const [first, ...rest] = words;
  const group = groupOf(first);
  if (typeof group !== 'string') return group;
  const [next, ...more] = rest;
  if (next === undefined) return { kind: 'show', group };
  if (next.kind === 'key' && next.key === 'listing' && more.length === 0) {
    return { kind: 'restore', group, listingId: next.value };
  }
  const verb = next.kind === 'word' ? next.text.toLowerCase() : '';
  switch (verb) {
    case 'add':
    case 'remove':
      return withQueues(verb, group, more);
    case 'delete':
      return more.length === 0
        ? { kind: 'delete', group }
        : misunderstood(
            `To be rid of the whole group, type group ${group} delete and nothing after it; of some queues, group ${group} remove Billing.`,
          );
    default:
      return withQueues('set', group, rest);
  }
}

/** `edit-group emea`: behind the Edit button. */
export function parseEditGroup(words: readonly Word[]): EditGroupIntent | Misunderstood {
  const group = groupOf(words[0]);
  if (typeof group !== 'string') return group;
  return words.length === 1
    ? { kind: 'edit-group', group }
    : misunderstood('One group is edited at a time: edit-group emea.');
}

function groupOf(word: Word | undefined): string | Misunderstood {
  if (word === undefined) {
    return misunderstood(
      'Say which group: group emea shows it, group emea queue:Billing,Sales sets it.',
    );
  }
  if (word.kind === 'group') {
    return misunderstood(
      'A Slack user group is no group of queues. Type a name without @: group emea queue:Billing,Sales.',
    );
  }
  const typed = textOf(word);
  return (
    groupNameIn(typed) ??
    misunderstood(
      `“${typed}” is no name for a group of queues: letters, digits and dashes, at most 30 of them. For example: group emea queue:Billing,Sales.`,
    )
  );
}

function textOf(word: Exclude<Word, { kind: 'group' }>): string {
  switch (word.kind) {
    case 'key':
      return word.key === 'group' ? word.value : `${word.key}:${word.value}`;
    case 'user':
      return `<@${word.userId}>`;
    case 'channel':
      return `<#${word.channelId}>`;
    default:
      return word.text;
  }
}

/** Which queues: after queue:, and where the verb says what becomes of them, without it too. */
function withQueues(
  kind: 'set' | 'add' | 'remove',
  group: string,
  words: readonly Word[],
): GroupIntent | Misunderstood {
  const values = filterValues(words);
  if (isMisunderstood(values)) return values;
  const queues = values.flatMap(({ key, ref }) => {
    const isQueue = key === 'queue' || (key === undefined && kind !== 'set');
    return isQueue && ref.kind !== 'user' ? [ref] : [];
  });
  if (queues.length > 0 && queues.length === values.length) return { kind, group, queues };
  return misunderstood(
    kind === 'set'
      ? `After the name goes queue: and the queues, or add, remove or delete. For example: group ${group} queue:Billing,Sales.`
      : `After ${kind} go one or more queues and nothing else. For example: group ${group} ${kind} Billing, Sales.`,
  );
}
