import type { Json } from '../slack/json.ts';
import { record, records, text } from '../slack/json.ts';
import type { PhoneBuzz, Conversation as Place, Post } from '../slack/world/model.ts';
import type { StoredView } from '../slack/world/views.ts';
import type { World } from '../slack/world/world.ts';
import type { Conversation, Notification, OpenView, Person, SeenMessage } from './api.ts';
import { isPng } from './is-png.ts';

/** The workspace's state in the words of the driving API. */
export function shownPeople(world: World): readonly Person[] {
  return [...world.people.users.values()].map((user) => ({
    id: user.id,
    name: user.name,
    role: user.role,
    email: user.email ?? '',
    isGuest: user.isGuest,
    isStranger: user.isStranger,
    isBot: user.isBot,
  }));
}

/** A direct message carries the other side's name, as this person sees it. */
export function shownConversation(world: World, place: Place, as: string): Conversation {
  const botName = world.people.find(world.facts.botUserId)?.name ?? '';
  return {
    id: place.id,
    name: place.userId !== undefined && place.userId === as ? botName : place.name,
    kind: place.kind,
    topic: place.topic,
    isExternallyShared: place.isExternallyShared,
    isBotMember: place.members.has(world.facts.botUserId),
    memberIds: [...place.members],
  };
}

export function shownMessage(post: Post): SeenMessage {
  return {
    ts: post.ts,
    channel: post.channelId,
    ...(post.threadTs !== undefined && { threadTs: post.threadTs }),
    userId: post.userId,
    isBot: post.isBot,
    text: post.text,
    blocks: post.blocks,
    isEphemeral: post.onlyFor !== undefined,
    edits: post.edits,
    ...(post.metadata && { metadata: post.metadata }),
    ...(post.files.length > 0 && {
      files: post.files.map((file) => ({
        id: file.id,
        name: file.name,
        title: file.title,
        size: file.bytes.length,
        isPicture: isPng(file.bytes),
        altText: file.altText,
      })),
    }),
  };
}

export function shownBuzz(buzz: PhoneBuzz): Notification {
  const { channelId: channel, ts, text: words, why } = buzz;
  return { at: buzz.at.toISOString(), channel, ts, text: words, why };
}

export function shownView(view: StoredView): OpenView {
  const { content } = view;
  return {
    id: view.id,
    hash: view.hash,
    type: content.type === 'home' ? 'home' : 'modal',
    title: words(content.title) ?? '',
    submit: words(content.submit),
    close: words(content.close),
    blocks: records(content.blocks),
  };
}

function words(value: unknown): string | null {
  const object: Json = record(value);
  return text(object.text) ?? null;
}
