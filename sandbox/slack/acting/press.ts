import type { ActionRequest } from '../../drive/api.ts';
import type { Json } from '../json.ts';
import { postJson, viewJson } from '../web-api/present.ts';
import type { Conversation, Post, SlackUser } from '../world/model.ts';
import type { StoredView } from '../world/views.ts';
import { personOn, placeOf, type Stage } from './actor.ts';
import { heldValue, initialValue } from './element-value.ts';
import { everyElement, type FoundElement, findElement } from './find-element.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { interaction } from './payloads.ts';
import { Refusal } from './refusal.ts';

/** A person presses, chooses or types in a message or view they see. */
export async function press(stage: Stage, request: ActionRequest): Promise<Outcome> {
  const user = personOn(stage, request.as);
  const { container } = request;
  if (container.kind === 'view') return pressInView(stage, user, request, container.viewId);
  const place = placeOf(stage, user, container.channel);
  const seen = stage.world.posts.seenBy(user.id, place.id);
  const post = seen.find((one) => one.ts === container.ts);
  if (!post)
    throw new Refusal('message_not_found', `${user.name} sees no message ${container.ts}.`);
  return pressInMessage(stage, user, request, { place, post });
}

async function pressInMessage(
  stage: Stage,
  user: SlackUser,
  request: ActionRequest,
  at: { readonly place: Conversation; readonly post: Post },
): Promise<Outcome> {
  const { world } = stage;
  const { place, post } = at;
  const found = foundIn(post.blocks, request);
  const value = heldValue(found.element, request);
  const state = remember(post.state.get(user.id) ?? {}, found, value);
  post.state.set(user.id, state);
  const target = { channelId: place.id, userId: user.id, typed: undefined, messageTs: post.ts };
  const isEphemeral = post.onlyFor !== undefined;
  const receipt = await stage.delivery.send({
    kind: 'interactive',
    payload: {
      ...interaction(world, 'block_actions', user),
      container: {
        type: 'message',
        message_ts: post.ts,
        channel_id: place.id,
        is_ephemeral: isEphemeral,
      },
      channel: { id: place.id, name: place.kind === 'dm' ? 'directmessage' : place.name },
      // UNVERIFIED: the message of an ephemeral is left out, so that the bot does not lean on it.
      ...(!isEphemeral && { message: postJson(post, world) }),
      state: { values: withInitial(post.blocks, state) },
      response_url: `${stage.origin()}${world.responseUrls.issue(target)}`,
      trigger_id: world.triggers.issue(user.id),
      actions: [pressed(found, value, world.serials.ts())],
    },
  });
  return outcomeOf(receipt, 'This action');
}

async function pressInView(
  stage: Stage,
  user: SlackUser,
  request: ActionRequest,
  viewId: string,
): Promise<Outcome> {
  const { world } = stage;
  const view = openView(stage, user, viewId);
  const blocks = blocksOf(view);
  const found = foundIn(blocks, request);
  const value = heldValue(found.element, request);
  view.state = remember(view.state, found, value);
  const shown = { ...view, state: withInitial(blocks, view.state) };
  const receipt = await stage.delivery.send({
    kind: 'interactive',
    payload: {
      ...interaction(world, 'block_actions', user),
      container: { type: 'view', view_id: view.id },
      view: viewJson(shown, world),
      trigger_id: world.triggers.issue(user.id, view.id),
      actions: [pressed(found, value, world.serials.ts())],
    },
  });
  return outcomeOf(receipt, 'This action');
}

/** The person's modal or Home tab with this id. Throws Refusal `view_not_found`. */
export function openView(stage: Stage, user: SlackUser, viewId: string): StoredView {
  const view = stage.world.views.find(viewId);
  if (view?.userId === user.id) return view;
  throw new Refusal('view_not_found', `${user.name} has no open view ${viewId}.`);
}

export function blocksOf(view: StoredView): readonly Json[] {
  return Array.isArray(view.content.blocks) ? view.content.blocks : [];
}

/** `state.values`: what was chosen, over what the blocks held at first. */
export function withInitial(
  blocks: readonly Json[],
  state: StoredView['state'],
): StoredView['state'] {
  const values: StoredView['state'] = {};
  for (const { block, element } of everyElement(blocks)) {
    const [blockId, actionId] = [String(block.block_id), String(element.action_id)];
    const value = state[blockId]?.[actionId] ?? initialValue(element);
    if (value) values[blockId] = { ...values[blockId], [actionId]: value };
  }
  return values;
}

function foundIn(blocks: readonly Json[], request: ActionRequest): FoundElement {
  const found = findElement(blocks, request.blockId, request.actionId);
  if (found) return found;
  const what = `${request.blockId} / ${request.actionId}`;
  throw new Refusal('no_such_element', `There is no element ${what} there.`);
}

function remember(
  state: StoredView['state'],
  { block, element }: FoundElement,
  value: Json,
): StoredView['state'] {
  if (initialValue(element) === undefined) return state;
  const blockId = String(block.block_id);
  return { ...state, [blockId]: { ...state[blockId], [String(element.action_id)]: value } };
}

function pressed({ block, element }: FoundElement, value: Json, actionTs: string): Json {
  return {
    block_id: block.block_id,
    action_id: element.action_id,
    ...(element.text !== undefined && { text: element.text }),
    ...(element.style !== undefined && { style: element.style }),
    ...value,
    action_ts: actionTs,
  };
}
