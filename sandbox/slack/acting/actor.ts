import type { Delivery } from '../delivery/delivery.ts';
import type { Conversation, SlackUser } from '../world/model.ts';
import type { World } from '../world/world.ts';
import { Refusal } from './refusal.ts';

/** What an action of a person needs. */
export interface Stage {
  readonly world: World;
  readonly delivery: Delivery;
  /** `http://127.0.0.1:PORT` */
  readonly origin: () => string;
}

/** A person one can act as. Throws Refusal `unknown_person`. */
export function personOn(stage: Stage, userId: string): SlackUser {
  const user = stage.world.people.find(userId);
  if (user && !user.isBot && !user.isDeleted) return user;
  throw new Refusal('unknown_person', `There is nobody with the id ${userId}.`);
}

/** A conversation this person is in. Throws Refusal `channel_not_found`. */
export function placeOf(stage: Stage, user: SlackUser, channelId: string): Conversation {
  const place = stage.world.conversations.all.get(channelId);
  if (place?.members.has(user.id)) return place;
  throw new Refusal('channel_not_found', `${user.name} is in no conversation ${channelId}.`);
}
