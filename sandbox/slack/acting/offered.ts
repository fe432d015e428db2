import { isRecord, type Json, records } from '../json.ts';
import type { SlackUser } from '../world/model.ts';
import type { OfferPlace } from '../world/offers.ts';
import type { World } from '../world/world.ts';
import type { Container } from './container.ts';
import type { FoundElement } from './find-element.ts';

/** Whether the bot is asked for its options while a person types. */
export function isExternal({ type }: Json): boolean {
  return type === 'external_select' || type === 'multi_external_select';
}

/** The element with the options it has offered so far: what it held at first, and what the bot answered. */
export function withOffers(
  world: World,
  user: SlackUser,
  container: Container,
  found: FoundElement,
): FoundElement {
  const { element } = found;
  if (!isExternal(element)) return found;
  const first = [...records(element.initial_options), element.initial_option].filter(isRecord);
  const options = [...world.offers.at(offerPlace(user, container, found)), ...first];
  return { ...found, element: { ...element, options } };
}

/** Where the stand-in keeps what this element offers this person. */
export function offerPlace(
  user: SlackUser,
  container: Container,
  { block, element }: FoundElement,
): OfferPlace {
  return {
    userId: user.id,
    container: container.id,
    blockId: String(block.block_id),
    actionId: String(element.action_id),
  };
}
