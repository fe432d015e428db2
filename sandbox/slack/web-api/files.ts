import { type Json, records, text } from '../json.ts';
import { ApiError } from '../world/api-error.ts';
import type { Content, Conversation, StoredFile } from '../world/model.ts';
import { type Call, type Method, tier } from './call.ts';
import { readContent } from './content.ts';
import { placeById } from './places.ts';
import { fileJson } from './present.ts';

const scopes = ['files:write'];

/** The two calls around an upload, and what a file is. UNVERIFIED: the tiers of the first two. */
export const fileMethods: Readonly<Record<string, Method>> = {
  'files.getUploadURLExternal': { perMinute: tier.four, scopes, run: uploadUrl },
  'files.info': { perMinute: tier.four, scopes: ['files:read'], run: info },
  'files.completeUploadExternal': { perMinute: tier.four, scopes, run: complete },
};

function uploadUrl(call: Call): Json {
  const name = call.need('filename');
  if (!Number.isInteger(Number(call.need('length')))) throw new ApiError('invalid_arguments');
  const id = call.world.serials.id('F');
  // UNVERIFIED: as the published client calls it; Slack's own documents say alt_txt.
  const altText = call.text('alt_text') ?? call.text('alt_txt') ?? '';
  const userId = call.world.facts.botUserId;
  call.world.files.set(id, { id, userId, name, title: name, altText, bytes: new Uint8Array() });
  return { file_id: id, upload_url: `${call.origin}/upload/${id}` };
}

/** UNVERIFIED that the bot is shown what somebody uploaded into a form and shared nowhere. */
function info(call: Call): Json {
  const file = call.world.files.get(call.need('file'));
  if (!file || file.bytes.length === 0) throw new ApiError('file_not_found');
  return { file: fileJson(file, call.origin) };
}

/** Shares uploaded files: one message with all of them where a channel is named. */
function complete(call: Call): Json {
  const files = records(call.json('files')).map((wanted) => uploaded(call, wanted));
  if (files.length === 0) throw new ApiError('invalid_arguments');
  if (call.text('channel_id') !== undefined) {
    const place = placeToShare(call);
    call.world.posts.add({
      ...commentOf(call),
      channelId: place.id,
      userId: call.world.facts.botUserId,
      threadTs: call.text('thread_ts'),
      files,
    });
  }
  return { files: files.map(({ id, name, title }) => ({ id, name, title })) };
}

/** A file may stand alone, without a word. */
function commentOf(call: Call): Content {
  const [words, blocks] = [call.text('initial_comment'), call.json('blocks')];
  if (words === undefined && blocks === undefined) return { text: '', blocks: [] };
  return readContent(call.world, { text: words, blocks, attachments: undefined });
}

/** UNVERIFIED that chat:write.public does not open channels for files; the bot has to be a member here. */
function placeToShare(call: Call): Conversation {
  const place = placeById(call, 'channel_id');
  const isMember = place.members.has(call.world.facts.botUserId);
  if (!isMember) throw new ApiError(place.isPrivate ? 'channel_not_found' : 'not_in_channel');
  if (place.isArchived) throw new ApiError('is_archived');
  return place;
}

function uploaded(call: Call, wanted: Json): StoredFile {
  const file = call.world.files.get(text(wanted.id) ?? '');
  if (!file || file.bytes.length === 0) throw new ApiError('file_not_found');
  file.title = text(wanted.title) ?? file.name;
  return file;
}
