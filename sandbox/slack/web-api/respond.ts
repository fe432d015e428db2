import { type Json, text } from '../json.ts';
import { ApiError } from '../world/api-error.ts';
import type { Content, Post } from '../world/model.ts';
import type { ResponseUrl } from '../world/response-urls.ts';
import type { World } from '../world/world.ts';
import { readContent } from './content.ts';

/**
 * Does what an answer to a command or a press says: beside the message, in its place, or taking it
 * away. Throws ApiError for content Slack refuses. UNVERIFIED: what Slack does with an answer to a
 * press that says nothing about `replace_original`; here it stands beside the message, so the bot
 * has to say what it means.
 */
export function respond(world: World, target: ResponseUrl, body: Json): void {
  const original = world.posts.find(target.channelId, target.messageTs);
  if (isTrue(body.delete_original)) {
    if (original) world.posts.remove(original);
    return;
  }
  if (isTrue(body.replace_original) && target.messageTs !== undefined) {
    const content = contentOf(world, body);
    if (original) world.posts.edit(original, content);
    return;
  }
  add(world, target, body, original);
}

function add(world: World, target: ResponseUrl, body: Json, original: Post | undefined): void {
  const isForAll = body.response_type === 'in_channel';
  const said = isForAll ? echo(world, target) : undefined;
  if (said && body.text === undefined && body.blocks === undefined) return;
  world.posts.add({
    ...contentOf(world, body),
    channelId: target.channelId,
    userId: world.facts.botUserId,
    threadTs: text(body.thread_ts) ?? original?.threadTs,
    onlyFor: isForAll ? undefined : target.userId,
  });
}

/** An answer for the channel shows what was typed above it, once. */
function echo(world: World, target: ResponseUrl): Post | undefined {
  if (target.typed === undefined || target.uses > 1) return undefined;
  const { channelId, userId, typed } = target;
  return world.posts.add({ channelId, userId, text: typed, blocks: [], isSilent: true });
}

function contentOf(world: World, body: Json): Content {
  const { text: words, blocks, attachments, metadata } = body;
  return readContent(world, { text: words, blocks, attachments, metadata });
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}

/** The text Slack answers a refused response URL with, and its status. */
export function refusalOf(error: unknown): { readonly status: number; readonly body: string } {
  if (error instanceof ApiError) return { status: 400, body: error.code };
  throw error;
}
