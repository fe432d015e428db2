import type {
  AllMiddlewareArgs,
  BlockAction,
  SlackActionMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';
import type { Message } from '../blocks/message.ts';
import { section } from '../blocks/primitives.ts';
import type { Seal } from './seal.ts';
import { inputIds, modalParts, sealedParts } from './sealing.ts';
import { refusedSubmission } from './submissions.ts';

interface Options {
  readonly seal: Seal;
  /** Says something to whoever pressed, where they pressed. */
  readonly sayTo: (body: BlockAction, message: Message) => Promise<void>;
  /** Told what carried no seal of ours; never its value. */
  readonly warn: (facts: object) => void;
}

const unsealedText =
  'Nothing was done: this button is not one of Floorwalker’s, or it is from before an update. Type the command instead.';

/** The one answer to a value that is not ours, whatever it holds. */
export const unsealedMessage: Message = { text: unsealedText, blocks: [section(unsealedText)] };

/**
 * Takes the seals off what comes back from Slack, in the payload itself, so that nothing behind this
 * sees one; what carries none of ours goes no further, and runs nothing.
 */
export async function checkSeals(options: Options, args: AllMiddlewareArgs): Promise<void> {
  const { seal, warn, sayTo } = options;
  if (isPress(args)) {
    if (isPressOurs(seal, args)) return args.next();
    warn({ user: args.body.user.id, kind: 'press' });
    await args.ack();
    return sayTo(args.body, unsealedMessage);
  }
  if (isSubmission(args)) {
    if (isViewOurs(seal, args.view)) {
      dropForeignAnswers(args.view);
      return args.next();
    }
    warn({ user: args.body.user.id, kind: 'form' });
    return args.ack(refusedSubmission());
  }
  const body = bodyOf(args);
  if (body.type !== 'block_suggestion' || isViewOurs(seal, body.view)) return args.next();
  warn({ kind: 'search' });
  if ('ack' in args && typeof args.ack === 'function') await args.ack({ options: [] });
}

/** The value that was pressed or chosen, and the note of the modal it stands in. */
function isPressOurs(
  seal: Seal,
  { action, body }: SlackActionMiddlewareArgs<BlockAction>,
): boolean {
  const parts = sealedParts(action.action_id);
  if (!parts || !isViewOurs(seal, body.view)) return false;
  const holder: { value?: unknown } =
    'selected_option' in action ? Object(action.selected_option) : action;
  const value = typeof holder.value === 'string' ? seal.take(parts, holder.value) : undefined;
  if (value !== undefined) holder.value = value;
  return value !== undefined;
}

/** A view without a note says nothing of where or what, so there is nothing to seal. */
function isViewOurs(seal: Seal, view: unknown): boolean {
  const about: { private_metadata?: unknown } = Object(view);
  const { private_metadata: note } = about;
  if (typeof note !== 'string' || note === '') return true;
  const value = seal.take(modalParts(Object(view)), note);
  if (value !== undefined) about.private_metadata = value;
  return value !== undefined;
}

/** Answers are read by the ids of their blocks, some of which say what is changed: only those that were sealed. */
function dropForeignAnswers({ blocks, state }: ViewSubmitAction['view']): void {
  const ids = inputIds(blocks);
  for (const id of Object.keys(state.values)) if (!ids.includes(id)) delete state.values[id];
}

function bodyOf(args: AllMiddlewareArgs): { readonly type?: unknown; readonly view?: unknown } {
  return 'body' in args ? Object(args.body) : {};
}

function isPress(
  args: AllMiddlewareArgs,
): args is AllMiddlewareArgs & SlackActionMiddlewareArgs<BlockAction> {
  return 'action' in args && bodyOf(args).type === 'block_actions';
}

function isSubmission(
  args: AllMiddlewareArgs,
): args is AllMiddlewareArgs & SlackViewMiddlewareArgs<ViewSubmitAction> {
  return bodyOf(args).type === 'view_submission';
}
