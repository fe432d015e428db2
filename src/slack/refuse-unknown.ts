import type {
  AllMiddlewareArgs,
  BlockAction,
  SlackActionMiddlewareArgs,
  SlackCommandMiddlewareArgs,
} from '@slack/bolt';
import { askedSearch, submittedForm } from '../blocks/form.ts';
import { isLink } from '../blocks/link-button.ts';
import { pressedAs } from '../blocks/run.ts';
import type { Command } from '../features/command.ts';
import type { Log } from '../ports/ground.ts';

interface Options {
  readonly commands: readonly Command[];
  readonly prefix: string;
  readonly log: Log;
}

/**
 * What nobody here listens for is acknowledged all the same: a command of an older manifest is told
 * what there is, a button or modal of an older version ends without Slack's time-out. Two listeners
 * for one payload would acknowledge twice, which Bolt takes for an error, so this stands before them.
 */
export async function refuseUnknown(options: Options, args: AllMiddlewareArgs): Promise<void> {
  if (isCommand(args)) {
    const known = options.commands.map(({ help }) => `/${options.prefix}${help.name}`);
    if (known.includes(args.payload.command)) return args.next();
    const text = `I do not know ${args.payload.command}. I know ${known.join(', ')}.`;
    return args.ack({ response_type: 'ephemeral', text });
  }
  // Slack opens the link itself, and only tells of it.
  if (isPress(args) && isLink(args.action.action_id)) return args.ack();
  if (isHeard(args)) return args.next();
  options.log.warn({}, 'nothing listens for this payload');
  if (!('ack' in args) || typeof args.ack !== 'function') return;
  // A select that gets no list at all shows an error.
  await args.ack(...(bodyOf(args).type === 'block_suggestion' ? [{ options: [] }] : []));
}

/** Whether somebody listens: each line here has a listener in the app. */
function isHeard(args: AllMiddlewareArgs): boolean {
  if (isPress(args)) return pressedAs(args.action.action_id) !== undefined;
  if ('event' in args) return args.event !== undefined;
  const { type, action_id: search, view } = bodyOf(args);
  if (type === 'view_submission') return submittedForm(String(view?.callback_id)) !== undefined;
  return type === 'block_suggestion' && askedSearch(String(search)) !== undefined;
}

/** The payload as far as it matters here; Bolt's type for middleware leaves it out. */
function bodyOf(args: AllMiddlewareArgs): {
  readonly type?: unknown;
  readonly action_id?: unknown;
  readonly view?: { readonly callback_id?: unknown };
} {
  return 'body' in args ? Object(args.body) : {};
}

function isPress(
  args: AllMiddlewareArgs,
): args is AllMiddlewareArgs & SlackActionMiddlewareArgs<BlockAction> {
  return 'action' in args && args.action !== undefined && 'action_id' in Object(args.action);
}

function isCommand(
  args: AllMiddlewareArgs,
): args is AllMiddlewareArgs & SlackCommandMiddlewareArgs {
  return 'command' in args && args.command !== undefined;
}
