import type { SubmitRequest } from '../../drive/api.ts';
import type { Receipt } from '../delivery/delivery.ts';
import { isRecord, type Json, record, text } from '../json.ts';
import { viewJson } from '../web-api/present.ts';
import { ApiError } from '../world/api-error.ts';
import type { SlackUser } from '../world/model.ts';
import type { StoredView } from '../world/views.ts';
import { personOn, type Stage } from './actor.ts';
import { blocksOf, openView } from './container.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { interaction } from './payloads.ts';
import { missingInputs } from './required-inputs.ts';
import { merged, withInitial } from './state.ts';
import { withFiles } from './upload.ts';

const trouble = 'We had some trouble connecting. Try again?';

/** A person submits the modal: what is required is asked for first, then the bot decides. */
export async function submitView(stage: Stage, request: SubmitRequest): Promise<Outcome> {
  const user = personOn(stage, request.as);
  const view = openView(stage, user, request.viewId);
  view.state = withFiles(
    stage,
    user,
    withInitial(blocksOf(view), merged(view.state, request.values)),
  );
  const missing = missingInputs(blocksOf(view), view.state);
  if (Object.keys(missing).length > 0) return { kind: 'view-errors', errors: missing };
  const receipt = await stage.delivery.send({
    kind: 'interactive',
    payload: {
      ...interaction(stage.world, 'view_submission', user),
      trigger_id: stage.world.triggers.issue(user.id, view.id),
      view: viewJson(view, stage.world),
      response_urls: responseUrls(stage, user, view),
    },
  });
  return afterSubmission(stage, view, receipt);
}

/** A person closes the top modal; the bot hears of it when the view asked for that. */
export async function closeView(
  stage: Stage,
  request: { readonly as: string; readonly viewId: string },
): Promise<void> {
  const user = personOn(stage, request.as);
  const view = openView(stage, user, request.viewId);
  stage.world.views.close(view);
  if (view.content.notify_on_close !== true) return;
  await stage.delivery.send({
    kind: 'interactive',
    payload: {
      ...interaction(stage.world, 'view_closed', user),
      view: viewJson(view, stage.world),
      is_cleared: false,
    },
  });
}

function afterSubmission(stage: Stage, view: StoredView, receipt: Receipt): Outcome {
  if (receipt.kind === 'timeout') return { kind: 'timeout', message: trouble };
  if (receipt.kind === 'failed') return { kind: 'failed', message: trouble };
  try {
    return follow(stage, view, receipt.body ?? {});
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return outcomeOf({ kind: 'failed', reason: error.code }, 'The answer to this form');
  }
}

/** Does what `response_action` says; without one the modal closes. */
function follow(stage: Stage, view: StoredView, body: Json): Outcome {
  const { views } = stage.world;
  if (body.response_action === 'errors') {
    return { kind: 'view-errors', errors: errorsIn(view, record(body.errors)) };
  }
  if (body.response_action === 'update') views.update(view, body.view, undefined);
  else if (body.response_action === 'push') views.push(view.userId, body.view);
  else if (body.response_action === 'clear') views.closeAll(view.userId);
  else views.close(view);
  return { kind: 'acknowledged' };
}

/** UNVERIFIED what Slack does with an error for no input of the view; refused here. */
function errorsIn(view: StoredView, errors: Json): Record<string, string> {
  const inputs = blocksOf(view).filter(({ type }) => type === 'input');
  const ids = new Set(inputs.map((block) => block.block_id));
  const entries = Object.entries(errors).map(([id, said]) => [id, String(said)] as const);
  if (entries.length === 0 || entries.some(([id]) => !ids.has(id))) {
    throw new ApiError('invalid_block_id');
  }
  return Object.fromEntries(entries);
}

/** For selects of a conversation that asked for one: a response URL into what was chosen. */
function responseUrls(stage: Stage, user: SlackUser, view: StoredView): readonly Json[] {
  return blocksOf(view).flatMap((block) => {
    const element = block.element;
    if (!isRecord(element) || element.response_url_enabled !== true) return [];
    const [blockId, actionId] = [String(block.block_id), String(element.action_id)];
    const value = record(view.state[blockId]?.[actionId]);
    const channelId = text(value.selected_conversation) ?? text(value.selected_channel);
    if (!channelId) return [];
    const target = { channelId, userId: user.id, typed: undefined, messageTs: undefined };
    const url = `${stage.origin()}${stage.world.responseUrls.issue(target)}`;
    return [{ block_id: blockId, action_id: actionId, channel_id: channelId, response_url: url }];
  });
}
