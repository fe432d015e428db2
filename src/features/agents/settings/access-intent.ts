import type { ExportAgents, SeeAgents } from '../../../domain/settings.ts';
import { type Misunderstood, misunderstood } from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';

export type AccessIntent =
  | { readonly kind: 'show' }
  | { readonly kind: 'set-see'; readonly seeAgents: SeeAgents }
  | { readonly kind: 'set-export'; readonly exportAgents: ExportAgents };

/** Beyond this a user group is the better list. */
const mostChannels = 20;

/** `access`, `access metrics`, `access @supervisors`, `access #floor #alerts`, `access export admins`. */
export function parseAccess(words: readonly Word[]): AccessIntent | Misunderstood {
  const [first, ...rest] = words;
  if (first === undefined) return { kind: 'show' };
  if (isWord(first, 'export')) return parseExport(rest);
  if (isWord(first, 'metrics') && rest.length === 0) return see({ kind: 'metrics-permission' });
  if (first.kind === 'group' && rest.length === 0) {
    return see({ kind: 'user-group', groupId: first.groupId });
  }
  const channelIds = words.flatMap((word) => (word.kind === 'channel' ? [word.channelId] : []));
  if (channelIds.length < words.length) return misunderstood(whatGoesHere(words));
  const distinct = [...new Set(channelIds)];
  return distinct.length > mostChannels
    ? misunderstood(
        `At most ${mostChannels} channels go here. Make a user group of those people: access @supervisors.`,
      )
    : see({ kind: 'channels', channelIds: distinct });
}

function parseExport(words: readonly Word[]): AccessIntent | Misunderstood {
  const [only] = words;
  if (words.length === 1 && only !== undefined) {
    if (isWord(only, 'admins') || isWord(only, 'administrators')) {
      return { kind: 'set-export', exportAgents: { kind: 'administrators' } };
    }
    if (isWord(only, 'viewers')) {
      return { kind: 'set-export', exportAgents: { kind: 'who-sees-agents' } };
    }
    if (only.kind === 'group') {
      const exportAgents = { kind: 'user-group', groupId: only.groupId } as const;
      return { kind: 'set-export', exportAgents };
    }
  }
  return misunderstood(
    'After export goes admins, viewers or one @usergroup chosen from what Slack offers: access export viewers.',
  );
}

function whatGoesHere(words: readonly Word[]): string {
  if (words.some((word) => word.kind === 'user')) {
    return 'One person cannot be named here. Put them into a user group: access @supervisors.';
  }
  return 'I read metrics, one @usergroup, or #channels here, each chosen from what Slack offers: access @supervisors.';
}

function see(seeAgents: SeeAgents): AccessIntent {
  return { kind: 'set-see', seeAgents };
}

function isWord(word: Word, text: string): boolean {
  return word.kind === 'word' && word.text.toLowerCase() === text;
}
