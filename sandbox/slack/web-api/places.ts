import { ApiError } from '../world/api-error.ts';
import type { Conversation } from '../world/model.ts';
import type { Call } from './call.ts';

/**
 * The conversation an argument names by its id. UNVERIFIED that only chat.postMessage and
 * chat.postEphemeral take a user id or a name; everything else takes ids of conversations here. Throws `channel_not_found`.
 */
export function placeById(call: Call, name = 'channel'): Conversation {
  const place = call.world.conversations.all.get(call.need(name));
  if (!place) throw new ApiError('channel_not_found');
  return place;
}
