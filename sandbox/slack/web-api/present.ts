import type { Json } from '../json.ts';
import type { Conversation, Post, SlackUser, StoredFile } from '../world/model.ts';
import type { StoredView } from '../world/views.ts';
import type { World } from '../world/world.ts';

/** A user as users.info shows it; the address only with its scope. */
export function userJson(user: SlackUser, world: World): Json {
  const withEmail = world.scopes.has('users:read.email') && user.email !== undefined;
  return {
    id: user.id,
    team_id: user.teamId,
    name: user.handle,
    real_name: user.name,
    deleted: user.isDeleted,
    tz: user.timeZone,
    is_admin: false,
    is_owner: false,
    is_bot: user.isBot,
    is_app_user: false,
    is_restricted: user.isGuest,
    is_ultra_restricted: false,
    ...(user.isStranger && { is_stranger: true }),
    profile: {
      real_name: user.name,
      display_name: user.name,
      team: user.teamId,
      ...(withEmail && { email: user.email }),
    },
  };
}

export function conversationJson(place: Conversation, world: World): Json {
  if (place.kind === 'dm') {
    return { id: place.id, is_im: true, user: place.userId, is_archived: false, created: 0 };
  }
  return {
    id: place.id,
    name: place.name,
    name_normalized: place.name,
    is_channel: !place.isPrivate,
    is_group: place.isPrivate,
    is_im: false,
    is_mpim: false,
    is_private: place.isPrivate,
    is_archived: place.isArchived,
    is_general: place.name === 'general',
    is_member: place.members.has(world.facts.botUserId),
    is_shared: place.isExternallyShared,
    is_ext_shared: place.isExternallyShared,
    is_pending_ext_shared: false,
    is_org_shared: false,
    context_team_id: world.facts.teamId,
    topic: { value: place.topic, creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    num_members: place.members.size,
  };
}

/** A message as history and interaction payloads carry it. */
export function postJson(post: Post, world: World, withMetadata = false): Json {
  const author = world.people.find(post.userId);
  return {
    type: 'message',
    user: post.userId,
    ts: post.ts,
    text: post.text,
    team: author?.teamId ?? world.facts.teamId,
    ...(post.isBot && { bot_id: world.facts.botId, app_id: world.facts.appId }),
    ...(post.blocks.length > 0 && { blocks: post.blocks }),
    ...(post.attachments.length > 0 && { attachments: post.attachments }),
    ...(post.threadTs !== undefined && { thread_ts: post.threadTs }),
    ...(post.isBroadcast && { subtype: 'thread_broadcast' }),
    ...(withMetadata && post.metadata && { metadata: post.metadata }),
    ...(post.files.length > 0 && {
      files: post.files.map((file) => ({ id: file.id, name: file.name, title: file.title })),
    }),
  };
}

/** A file as files.info and the value of a file input carry it. */
export function fileJson(file: StoredFile, origin: string): Json {
  const url = `${origin}/files-pri/${file.id}`;
  return {
    id: file.id,
    name: file.name,
    title: file.title,
    mimetype: 'text/plain',
    user: file.userId,
    size: file.bytes.length,
    url_private: url,
    url_private_download: `${url}/download`,
  };
}

/** A view as views.* answers and interaction payloads carry it. */
export function viewJson(view: StoredView, world: World): Json {
  return {
    id: view.id,
    team_id: world.facts.teamId,
    app_id: world.facts.appId,
    app_installed_team_id: world.facts.teamId,
    bot_id: world.facts.botId,
    title: null,
    submit: null,
    close: null,
    private_metadata: '',
    callback_id: '',
    external_id: '',
    clear_on_close: false,
    notify_on_close: false,
    ...view.content,
    state: { values: view.state },
    hash: view.hash,
    root_view_id: view.rootId,
    previous_view_id: view.previousId,
  };
}
