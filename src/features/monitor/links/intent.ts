import { type Misunderstood, misunderstood } from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';

export interface WhoamiIntent {
  readonly kind: 'whoami';
}

export interface LinkIntent {
  readonly kind: 'link';
  readonly slackUserId: string;
  /** As it was typed. */
  readonly username: string;
}

export interface UnlinkIntent {
  readonly kind: 'unlink';
  readonly slackUserId: string;
}

export interface LinksIntent {
  readonly kind: 'links';
  /** Only theirs; undefined = all. */
  readonly slackUserId: string | undefined;
}

/** `whoami`: always the one who types. */
export function parseWhoami(words: readonly Word[]): WhoamiIntent | Misunderstood {
  return words.length === 0
    ? { kind: 'whoami' }
    : misunderstood('This is always about yourself: type whoami and nothing after it.');
}

/** `link @maria maria.lindqvist`, in either order. */
export function parseLink(words: readonly Word[]): LinkIntent | Misunderstood {
  const [slackUserId, ...more] = mentioned(words);
  const [username, ...rest] = words.filter(({ kind }) => kind !== 'user').map(usernameIn);
  if (slackUserId === undefined || more.length > 0) return misunderstood(onePerson(words, 'link'));
  return username === undefined || rest.length > 0
    ? misunderstood(
        'Beside the person goes one username, as Amazon Connect spells it, and nothing else: link @maria maria.lindqvist.',
      )
    : { kind: 'link', slackUserId, username };
}

/** `unlink @maria`. */
export function parseUnlink(words: readonly Word[]): UnlinkIntent | Misunderstood {
  const [slackUserId] = mentioned(words);
  return slackUserId === undefined || words.length > 1
    ? misunderstood(onePerson(words, 'unlink'))
    : { kind: 'unlink', slackUserId };
}

/** `links`, `links @maria`. */
export function parseLinks(words: readonly Word[]): LinksIntent | Misunderstood {
  const [slackUserId] = mentioned(words);
  if (words.length === 0) return { kind: 'links', slackUserId: undefined };
  return slackUserId === undefined || words.length > 1
    ? misunderstood(onePerson(words, 'links'))
    : { kind: 'links', slackUserId };
}

function mentioned(words: readonly Word[]): readonly string[] {
  return words.flatMap((word) => (word.kind === 'user' ? [word.userId] : []));
}

/** UNVERIFIED that Slack sends a typed address, which a username may be, as `<mailto:…|…>`. */
const mail = /^<mailto:([^|>]+)(?:\|[^>]*)?>$/;

function usernameIn(word: Word): string | undefined {
  if (word.kind === 'quoted') return word.text;
  return word.kind === 'word' ? (mail.exec(word.text)?.[1] ?? word.text) : undefined;
}

/** Slack sends the id of a person only where they were chosen; a name that was typed could be anybody's. */
function onePerson(words: readonly Word[], road: 'link' | 'unlink' | 'links'): string {
  const isTyped = words.some((word) => word.kind === 'word' && word.text.startsWith('@'));
  const how = isTyped
    ? 'Choose the person from what Slack offers after the @'
    : 'One person goes here, chosen from what Slack offers after an @';
  return `${how}: ${road} @maria${road === 'link' ? ' maria.lindqvist' : ''}.`;
}
