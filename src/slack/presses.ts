import type { BlockAction, BlockElementAction } from '@slack/bolt';
import { pressedRun, type Run } from '../blocks/run.ts';
import { callerOf } from './caller.ts';
import type { Line } from './line.ts';
import { type Reply, rememberedIn } from './reply.ts';

/** The line behind a button or a choice in a menu; undefined for anything else. */
export function runOf(action: Pick<BlockElementAction, 'type' | 'action_id'>): Run | undefined {
  return pressedRun(action.action_id, valueIn(action));
}

/** The line to be run, and where it answers. */
export function pressedLine(
  options: { readonly workspace: string; readonly apiUrl: string },
  run: Run,
  body: BlockAction,
): Line {
  const modal = body.view?.type === 'modal' ? body.view : undefined;
  const reply = modal ? rememberedIn(modal, options.apiUrl) : replyIn(run, body);
  return {
    command: run.command,
    text: run.text,
    caller: callerOf(options.workspace, body, reply?.channelId ?? body.channel?.id),
    reply,
    pressedIn: modal && { viewId: modal.id, hash: modal.hash },
    triggerId: body.trigger_id,
  };
}

/** Slack gives no response URL where there is no message: on the Home tab. */
function replyIn(run: Run, body: BlockAction): Reply | undefined {
  const respondTo: string | undefined = body.response_url;
  if (respondTo === undefined) return undefined;
  // A message others see too is never replaced by an answer to one of them.
  const isOwn = body.container.is_ephemeral === true;
  const mode = run.mode === 'replace' && isOwn ? 'replace' : 'beside';
  return { respondTo, mode, channelId: body.channel?.id };
}

function valueIn(action: object): string | undefined {
  if ('value' in action && typeof action.value === 'string') return action.value;
  if (!('selected_option' in action)) return undefined;
  const { value } = Object(action.selected_option);
  return typeof value === 'string' ? value : undefined;
}
