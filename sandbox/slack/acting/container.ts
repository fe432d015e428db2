import type { ActionRequest } from '../../drive/api.ts';
import { type Json, records } from '../json.ts';
import { postJson, viewJson } from '../web-api/present.ts';
import type { Conversation, Post, SlackUser } from '../world/model.ts';
import type { StoredView } from '../world/views.ts';
import { placeOf, type Stage } from './actor.ts';
import { type FoundElement, findElement } from './find-element.ts';
import { Refusal } from './refusal.ts';
import { type State, withInitial } from './state.ts';

/** What holds the element somebody uses. */
export type Container =
  | {
      readonly kind: 'message';
      readonly id: string;
      readonly blocks: readonly Json[];
      readonly place: Conversation;
      readonly post: Post;
    }
  | {
      readonly kind: 'view';
      readonly id: string;
      readonly blocks: readonly Json[];
      readonly view: StoredView;
    };

/** A message this person sees, or a view of theirs. Throws Refusal `channel_not_found`, `message_not_found`, `view_not_found`. */
export function containerOf(
  stage: Stage,
  user: SlackUser,
  asked: ActionRequest['container'],
): Container {
  if (asked.kind === 'view') {
    const view = openView(stage, user, asked.viewId);
    return { kind: 'view', id: view.id, blocks: blocksOf(view), view };
  }
  const place = placeOf(stage, user, asked.channel);
  const post = stage.world.posts.seenBy(user.id, place.id).find(({ ts }) => ts === asked.ts);
  if (!post) throw new Refusal('message_not_found', `${user.name} sees no message ${asked.ts}.`);
  return { kind: 'message', id: `${place.id} ${post.ts}`, blocks: post.blocks, place, post };
}

/** The person's modal or Home tab with this id. Throws Refusal `view_not_found`. */
export function openView(stage: Stage, user: SlackUser, viewId: string): StoredView {
  const view = stage.world.views.find(viewId);
  if (view?.userId === user.id) return view;
  throw new Refusal('view_not_found', `${user.name} has no open view ${viewId}.`);
}

export function blocksOf(view: StoredView): readonly Json[] {
  return records(view.content.blocks);
}

/** The element with these ids. Throws Refusal `no_such_element`. */
export function foundIn(
  { blocks }: Container,
  { blockId, actionId }: { readonly blockId: string; readonly actionId: string },
): FoundElement {
  const found = findElement(blocks, blockId, actionId);
  if (found) return found;
  throw new Refusal('no_such_element', `There is no element ${blockId} / ${actionId} there.`);
}

/** What this person has put into it so far. */
export function stateIn(container: Container, user: SlackUser): State {
  return container.kind === 'view'
    ? container.view.state
    : (container.post.state.get(user.id) ?? {});
}

/** The parts of an interaction that say where it happened. */
export function containerParts({ world }: Stage, container: Container): Json {
  if (container.kind === 'view') {
    const { view, blocks } = container;
    const shown = { ...view, state: withInitial(blocks, view.state) };
    return { container: { type: 'view', view_id: view.id }, view: viewJson(shown, world) };
  }
  const { place, post } = container;
  const isEphemeral = post.onlyFor !== undefined;
  return {
    container: {
      type: 'message',
      message_ts: post.ts,
      channel_id: place.id,
      is_ephemeral: isEphemeral,
    },
    channel: { id: place.id, name: place.kind === 'dm' ? 'directmessage' : place.name },
    // UNVERIFIED: the message of an ephemeral is left out, so that the bot does not lean on it.
    ...(!isEphemeral && { message: postJson(post, world) }),
  };
}
