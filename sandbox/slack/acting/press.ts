import type { ActionRequest } from '../../drive/api.ts';
import type { Json } from '../json.ts';
import type { SlackUser } from '../world/model.ts';
import { personOn, type Stage } from './actor.ts';
import { type Container, containerOf, containerParts, foundIn, stateIn } from './container.ts';
import { heldValue } from './element-value.ts';
import type { FoundElement } from './find-element.ts';
import { withOffers } from './offered.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { interaction } from './payloads.ts';
import { merged, remembered, withInitial } from './state.ts';

/** A person presses, chooses or types in a message or view they see. */
export async function press(stage: Stage, request: ActionRequest): Promise<Outcome> {
  const { world, delivery } = stage;
  const user = personOn(stage, request.as);
  const container = containerOf(stage, user, request.container);
  const found = withOffers(world, user, container, foundIn(container, request));
  const value = heldValue(found.element, request);
  const before = merged(stateIn(container, user), request.values ?? {});
  keep(container, user, remembered(before, found, value));
  const viewId = container.kind === 'view' ? container.view.id : undefined;
  const receipt = await delivery.send({
    kind: 'interactive',
    payload: {
      ...interaction(world, 'block_actions', user),
      ...containerParts(stage, container),
      ...(container.kind === 'message' && inMessage(stage, user, container)),
      trigger_id: world.triggers.issue(user.id, viewId),
      actions: [pressed(found, value, world.serials.ts())],
    },
  });
  return outcomeOf(receipt, 'This action');
}

function keep(container: Container, user: SlackUser, state: ReturnType<typeof stateIn>): void {
  if (container.kind === 'view') container.view.state = state;
  else container.post.state.set(user.id, state);
}

function inMessage(
  { world, origin }: Stage,
  user: SlackUser,
  container: Extract<Container, { kind: 'message' }>,
): Json {
  const { place, post, blocks } = container;
  const target = { channelId: place.id, userId: user.id, typed: undefined, messageTs: post.ts };
  return {
    state: { values: withInitial(blocks, stateIn(container, user)) },
    response_url: `${origin()}${world.responseUrls.issue(target)}`,
  };
}

function pressed({ block, element }: FoundElement, value: Json, actionTs: string): Json {
  return {
    block_id: block.block_id,
    action_id: element.action_id,
    ...(element.text !== undefined && { text: element.text }),
    ...(element.style !== undefined && { style: element.style }),
    ...(element.url !== undefined && { url: element.url }),
    ...value,
    action_ts: actionTs,
  };
}
