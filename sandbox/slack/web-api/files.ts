import { type Json, records, text } from '../json.ts';
import { ApiError } from '../world/api-error.ts';
import type { Content, StoredFile } from '../world/model.ts';
import { type Call, type Method, tier } from './call.ts';
import { placeToPost } from './chat.ts';
import { readContent } from './content.ts';

const scopes = ['files:write'];

/** The two calls around an upload. UNVERIFIED: the tier of the first. */
export const fileMethods: Readonly<Record<string, Method>> = {
  'files.getUploadURLExternal': { perMinute: tier.four, scopes, run: uploadUrl },
  'files.completeUploadExternal': { perMinute: tier.four, scopes, run: complete },
};

function uploadUrl(call: Call): Json {
  const name = call.need('filename');
  if (!Number.isInteger(Number(call.need('length')))) throw new ApiError('invalid_arguments');
  const id = call.world.serials.id('F');
  call.world.files.set(id, { id, name, title: name, bytes: new Uint8Array() });
  return { file_id: id, upload_url: `${call.origin}/upload/${id}` };
}

/** Shares uploaded files: one message with all of them where a channel is named. */
function complete(call: Call): Json {
  const files = records(call.json('files')).map((wanted) => uploaded(call, wanted));
  if (files.length === 0) throw new ApiError('invalid_arguments');
  if (call.text('channel_id') !== undefined) {
    const place = placeToPost(call, 'channel_id');
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
  return readContent({ text: words, blocks, attachments: undefined });
}

function uploaded(call: Call, wanted: Json): StoredFile {
  const file = call.world.files.get(text(wanted.id) ?? '');
  if (!file || file.bytes.length === 0) throw new ApiError('file_not_found');
  file.title = text(wanted.title) ?? file.name;
  return file;
}
