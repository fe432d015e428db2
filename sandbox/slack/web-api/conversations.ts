import type { Json } from '../json.ts';
import { ApiError } from '../world/api-error.ts';
import type { Conversation, Post } from '../world/model.ts';
import { type Call, type Method, tier } from './call.ts';
import { paged } from './paging.ts';
import { placeById } from './places.ts';
import { conversationJson, postJson } from './present.ts';

const reading = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];
const history = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];

/** The conversations.* methods. */
export const conversationMethods: Readonly<Record<string, Method>> = {
  'conversations.info': { perMinute: tier.three, scopes: reading, run: info },
  'conversations.list': { perMinute: tier.two, scopes: reading, run: list },
  'conversations.members': { perMinute: tier.four, scopes: reading, run: members },
  'conversations.open': { perMinute: tier.three, scopes: ['im:write', 'mpim:write'], run: open },
  'conversations.history': { perMinute: tier.three, scopes: history, run: readHistory },
  'conversations.replies': { perMinute: tier.three, scopes: history, run: readReplies },
};

function info(call: Call): Json {
  return { channel: conversationJson(knownPlace(call, 'read'), call.world) };
}

function list(call: Call): Json {
  const types = (call.text('types') ?? 'public_channel').split(',');
  const bot = call.world.facts.botUserId;
  const channels = [...call.world.conversations.all.values()].filter((place) => {
    if (place.kind === 'dm') return types.includes('im');
    if (place.isPrivate) return types.includes('private_channel') && place.members.has(bot);
    return types.includes('public_channel') && !(call.flag('exclude_archived') && place.isArchived);
  });
  const { page, metadata } = paged(call, channels, 100, 1000);
  return {
    channels: page.map((place) => conversationJson(place, call.world)),
    response_metadata: metadata,
  };
}

function members(call: Call): Json {
  const place = knownPlace(call, 'read');
  const { page, metadata } = paged(call, [...place.members], 100, 1000);
  return { members: page, response_metadata: metadata };
}

function open(call: Call): Json {
  const userId = (call.text('users') ?? '').split(',')[0] ?? '';
  const place = call.world.conversations.find(call.text('channel') ?? userId);
  if (place?.kind !== 'dm') throw new ApiError('user_not_found');
  const channel = call.flag('return_im') ? conversationJson(place, call.world) : { id: place.id };
  return { no_op: true, already_open: true, channel };
}

/** Newest first, of the replies only those that were broadcast. UNVERIFIED whether own metadata needs a scope; here it does not. */
function readHistory(call: Call): Json {
  const place = memberPlace(call);
  const posts = call.world.posts
    .in(place.id)
    .filter((post) => post.threadTs === undefined || post.isBroadcast);
  return pageOfPosts(call, [...within(call, posts)].reverse());
}

/** The first message and its replies, oldest first. */
function readReplies(call: Call): Json {
  const place = memberPlace(call);
  const root = call.need('ts');
  const posts = call.world.posts
    .in(place.id)
    .filter((post) => post.ts === root || post.threadTs === root);
  if (posts.length === 0) throw new ApiError('thread_not_found');
  return pageOfPosts(call, within(call, posts));
}

function pageOfPosts(call: Call, posts: readonly Post[]): Json {
  const { page, metadata } = paged(call, posts, 100, 999);
  const withMetadata = call.flag('include_all_metadata');
  return {
    messages: page.map((post) => postJson(post, call.world, withMetadata)),
    has_more: metadata.next_cursor !== '',
    response_metadata: metadata,
  };
}

function within(call: Call, posts: readonly Post[]): readonly Post[] {
  const oldest = Number(call.text('oldest') ?? 0);
  const latest = Number(call.text('latest') ?? Number.POSITIVE_INFINITY);
  const isInclusive = call.flag('inclusive');
  return posts.filter((post) => {
    const at = Number(post.ts);
    return isInclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  });
}

function memberPlace(call: Call): Conversation {
  const place = knownPlace(call, 'history');
  if (!place.members.has(call.world.facts.botUserId)) throw new ApiError('not_in_channel');
  return place;
}

/** Each kind of conversation has its own scope; a private one the bot is not in does not exist for it. */
function knownPlace(call: Call, what: 'read' | 'history'): Conversation {
  const place = placeById(call);
  const family = familyOf(place);
  call.needScope(`${family}:${what}`);
  if (family === 'groups' && !place.members.has(call.world.facts.botUserId)) {
    throw new ApiError('channel_not_found');
  }
  return place;
}

function familyOf(place: Conversation): string {
  if (place.kind === 'dm') return 'im';
  return place.isPrivate ? 'groups' : 'channels';
}
