import { isRecord, type Json } from '../json.ts';
import type { Conversation, PhoneBuzz, Post } from './model.ts';
import type { People } from './people.ts';
import type { WorkspaceSettings } from './settings.ts';

export interface Called {
  readonly userId: string;
  readonly why: PhoneBuzz['why'];
}

/**
 * Who is notified of a new post and why. A direct message always is; a mention, @here, @channel or a
 * user group is; any other post in a channel counts as one there, a broadcast reply too; a reply reaches
 * those of its thread.
 * UNVERIFIED: whether a mention only in `text` pings when there are blocks; here it does.
 */
export function audienceOf(
  post: Post,
  place: Conversation,
  thread: readonly Post[],
  { people, settings }: { readonly people: People; readonly settings: WorkspaceSettings },
): readonly Called[] {
  const called = mentioned(wordsOf(post), place, people);
  const others = [...place.members].filter(
    (userId) => userId !== post.userId && !people.find(userId)?.isBot,
  );
  const inThread = new Set(thread.map((one) => one.userId));
  return others.flatMap((userId): readonly Called[] => {
    const isReply = post.threadTs !== undefined && !settings.notifiesOfDirectReplies;
    if (place.kind === 'dm' && !isReply) return [{ userId, why: 'direct-message' }];
    if (called.has(userId)) return [{ userId, why: 'mention' }];
    if (place.kind === 'dm') {
      const follows = thread.some((one) => mentioned(wordsOf(one), place, people).has(userId));
      return follows || inThread.has(userId) ? [{ userId, why: 'direct-message' }] : [];
    }
    const isReached = post.threadTs === undefined || post.isBroadcast || inThread.has(userId);
    return isReached ? [{ userId, why: 'channel-post' }] : [];
  });
}

function wordsOf(post: Post): string {
  return [post.text, ...mrkdwnOf([...post.blocks, ...post.attachments])].join('\n');
}

function mentioned(words: string, place: Conversation, people: People): ReadonlySet<string> {
  const called = new Set(
    [...words.matchAll(/<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/gu)].map((hit) => hit[1]),
  );
  for (const hit of words.matchAll(/<!subteam\^(S[A-Z0-9]+)(?:\|[^>]*)?>/gu)) {
    for (const userId of people.group(hit[1] ?? '')?.userIds ?? []) called.add(userId);
  }
  if (/<!(?:here|channel|everyone)(?:\|[^>]*)?>/u.test(words)) {
    for (const userId of place.members) called.add(userId);
  }
  return new Set([...called].filter((id) => id !== undefined));
}

/** Text that Slack reads for mentions: mrkdwn and rich text, never plain or raw text. */
function mrkdwnOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(mrkdwnOf);
  if (!isRecord(value)) return [];
  if (value.type === 'mrkdwn' || value.type === 'markdown') return [String(value.text ?? '')];
  if (value.type === 'plain_text' || value.type === 'raw_text') return [];
  return [...richMention(value), ...Object.values(value).flatMap(mrkdwnOf)];
}

function richMention(element: Json): readonly string[] {
  if (element.type === 'user') return [`<@${String(element.user_id)}>`];
  if (element.type === 'usergroup') return [`<!subteam^${String(element.usergroup_id)}>`];
  return element.type === 'broadcast' ? [`<!${String(element.range)}>`] : [];
}
