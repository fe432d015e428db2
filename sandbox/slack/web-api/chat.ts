import type { Json } from '../json.ts';
import { slackLimits } from '../validate/limits.ts';
import { ApiError } from '../world/api-error.ts';
import type { Content, Conversation, Post } from '../world/model.ts';
import { type Call, type Method, tier } from './call.ts';
import { readContent } from './content.ts';
import { placeById } from './places.ts';
import { postJson } from './present.ts';

const scopes = ['chat:write'];

/** The chat.* methods. chat.postMessage's own limit, one a second in a channel, is kept by the rate limits. */
export const chatMethods: Readonly<Record<string, Method>> = {
  'chat.postMessage': { perMinute: tier.special, scopes, run: postMessage },
  'chat.postEphemeral': { perMinute: tier.four, scopes, run: postEphemeral },
  'chat.update': { perMinute: tier.three, scopes, run: update },
  'chat.delete': { perMinute: tier.three, scopes, run: remove },
  'chat.getPermalink': { perMinute: tier.special, run: permalink },
};

function postMessage(call: Call): Json {
  const place = placeToPost(call);
  const content = contentOf(call);
  const threadTs = call.text('thread_ts');
  if (threadTs && !call.world.posts.find(place.id, threadTs))
    throw new ApiError('thread_not_found');
  const post = call.world.posts.add({
    ...content,
    channelId: place.id,
    userId: call.world.facts.botUserId,
    threadTs,
    isBroadcast: call.flag('reply_broadcast'),
  });
  return { channel: place.id, ts: post.ts, message: postJson(post, call.world, true) };
}

function postEphemeral(call: Call): Json {
  const place = placeToPost(call);
  const user = call.world.people.find(call.need('user'));
  if (!user || !place.members.has(user.id)) throw new ApiError('user_not_in_channel');
  if ([...(call.text('text') ?? '')].length > slackLimits.messageText) {
    throw new ApiError('msg_too_long');
  }
  const post = call.world.posts.add({
    ...contentOf(call),
    channelId: place.id,
    userId: call.world.facts.botUserId,
    threadTs: call.text('thread_ts'),
    onlyFor: user.id,
  });
  return { message_ts: post.ts };
}

function update(call: Call): Json {
  const post = ownPost(call, 'cant_update_message');
  const words = call.text('text') ?? '';
  if ([...words].length > slackLimits.updateText) throw new ApiError('msg_too_long');
  call.world.posts.edit(post, contentOf(call));
  const { channelId: channel, ts, text } = post;
  return { channel, ts, text, message: postJson(post, call.world, true) };
}

function remove(call: Call): Json {
  const post = ownPost(call, 'cant_delete_message');
  call.world.posts.remove(post);
  return { channel: post.channelId, ts: post.ts };
}

function permalink(call: Call): Json {
  const place = placeById(call);
  const post = call.world.posts.find(place.id, call.need('message_ts'));
  if (!post || post.onlyFor !== undefined) throw new ApiError('message_not_found');
  const address = `https://${call.world.facts.teamDomain}.slack.com/archives/${place.id}`;
  return { channel: place.id, permalink: `${address}/p${post.ts.replace('.', '')}` };
}

function contentOf(call: Call): Content {
  return readContent(call.world, {
    text: call.text('text'),
    blocks: call.json('blocks'),
    attachments: call.json('attachments'),
    metadata: call.json('metadata'),
  });
}

/** Where the bot may post: where it is a member, and public channels with chat:write.public. A user id is their direct message, and #floor a name. */
function placeToPost(call: Call): Conversation {
  const { world } = call;
  const place = world.conversations.find(call.need('channel'));
  if (!place) throw new ApiError('channel_not_found');
  const isMember = place.members.has(world.facts.botUserId);
  if (place.isPrivate && !isMember) throw new ApiError('channel_not_found');
  if (place.isArchived) throw new ApiError('is_archived');
  if (!isMember && !world.scopes.has('chat:write.public')) throw new ApiError('not_in_channel');
  return place;
}

/** Ephemerals are not found, whoever posted them. */
function ownPost(call: Call, refusal: string): Post {
  const place = placeById(call);
  const post = call.world.posts.find(place.id, call.need('ts'));
  if (!post || post.onlyFor !== undefined) throw new ApiError('message_not_found');
  if (post.userId !== call.world.facts.botUserId) throw new ApiError(refusal);
  return post;
}
