import { list, name } from '../../../blocks/text.ts';
import type { NameKind, Names } from '../../../domain/contact-centre.ts';
import type { ListenScope } from '../../../domain/settings.ts';
import { agentName, queueName, teamName } from '../../../floor/named.ts';
import { isKnown } from '../../../floor/still-there.ts';
import type { Parts } from './parts.ts';

/** So many names of a kind are written out; of those that are gone, too. */
const mostNames = 15;

const kinds = [
  { ids: 'queueIds', of: 'queues', one: 'queue', called: queueName },
  { ids: 'agentIds', of: 'users', one: 'agent', called: agentName },
  { ids: 'groupIds', of: 'hierarchyGroups', one: 'team', called: teamName },
] as const satisfies readonly {
  readonly ids: keyof Parts;
  readonly of: NameKind;
  readonly one: string;
  readonly called: (names: Names, id: string) => string;
}[];

/** "queues Billing and Sales" and so on, one line a kind; what is gone is named by its id. For mrkdwn. */
export function partLines(parts: Parts, names: Names | undefined): readonly string[] {
  return kinds.flatMap(({ ids, of, one, called }) => {
    const all = parts[ids];
    if (all.length === 0) return [];
    const gone = names ? all.filter((id) => !isKnown(names, of, id)) : [];
    const there = all
      .filter((id) => !gone.includes(id))
      .map((id) => (names ? name(called(names, id)) : idText(id)))
      .toSorted((a, b) => a.localeCompare(b));
    const what = `${one}${all.length === 1 ? '' : 's'}`;
    const words = [
      ...(there.length > 0 ? [someOf(there)] : []),
      ...(gone.length > 0 ? [`${someOf(gone.map(idText))} (gone from Amazon Connect)`] : []),
    ];
    return [`${what} ${words.join('; ')}`];
  });
}

function someOf(words: readonly string[]): string {
  const more = words.length - mostNames;
  return more > 0 ? list([...words.slice(0, mostNames), `${more} more`]) : list(words);
}

function idText(id: string): string {
  return `\`${name(id)}\``;
}

/** What part of the floor somebody may hear, after "may hear". For mrkdwn. */
export function scopeWords(scope: ListenScope, names: Names | undefined): string {
  switch (scope.kind) {
    case 'everybody':
      return 'everybody';
    case 'own-team':
      return 'agents of their own team and of the teams below it';
    case 'some': {
      const { groupIds, queueIds } = scope;
      const parts = partLines({ groupIds, queueIds, agentIds: [] }, names);
      if (parts.length === 0) return 'nobody';
      return groupIds.length > 0 && queueIds.length > 0
        ? `agents of ${parts[1]}, on contacts of ${parts[0]}`
        : `${queueIds.length > 0 ? 'contacts' : 'agents'} of ${parts[0]}`;
    }
  }
}
