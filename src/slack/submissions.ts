import type { SlackViewMiddlewareArgs, ViewOutput, ViewSubmitAction } from '@slack/bolt';
import { noteModal, submittedForm } from '../blocks/form.ts';
import type { Message } from '../blocks/message.ts';
import { section } from '../blocks/primitives.ts';
import { failureView } from '../features/failure-view.ts';
import type { FormOutcome, FormProblems, FormValues } from '../features/form.ts';
import { callerOf } from './caller.ts';
import { inTime } from './in-time.ts';
import type { Line, SpinePorts } from './line.ts';
import { type Reply, rememberedIn } from './reply.ts';

interface Options extends Pick<SpinePorts, 'commands' | 'clock' | 'ids' | 'log'> {
  readonly workspace: string;
  readonly apiUrl: string;
}

type Submission = Pick<SlackViewMiddlewareArgs<ViewSubmitAction>, 'ack' | 'body' | 'view'>;

/** Said to whoever has had a modal open since before an update of the bot. */
export const outdatedMessage: Message = saying(
  'This form is of an older version of Floorwalker. Close it and open it again.',
);

/**
 * Acknowledges a filled-in modal, at once, since what it asks for takes its time: it closes and
 * gives the line to be run, or stays open and says why.
 */
export async function takeSubmission(
  options: Options,
  { ack, body, view }: Submission,
): Promise<Line | undefined> {
  const form = submittedForm(view.callback_id);
  const reply = rememberedIn(view, options.apiUrl);
  const outcome = form && reply && read(options, form, view);
  if (!outcome) return void (await ack(refusedSubmission()));
  if (outcome.kind === 'failed') return void (await ack(inItsPlace(outcome.message)));
  if (outcome.kind === 'problems') {
    return void (await ack({ response_action: 'errors', errors: { ...outcome.problems } }));
  }
  const line = lineOf(options, { form, reply, body, text: outcome.text });
  const wrong = await check(options, form, view, line);
  if (Object.keys(wrong).length > 0) {
    return void (await ack({ response_action: 'errors', errors: { ...wrong } }));
  }
  await ack();
  return line;
}

/** The answer to a modal that is not read, whatever is in it. */
export function refusedSubmission() {
  return inItsPlace(outdatedMessage);
}

function lineOf(
  { workspace }: Options,
  from: { form: { command: string }; reply: Reply; body: ViewSubmitAction; text: string },
): Line {
  const { form, reply, body, text } = from;
  const caller = callerOf(workspace, body, reply.channelId);
  return { command: form.command, text, caller, reply, triggerId: body.trigger_id };
}

/** What the feature makes of it. Its bugs must not leave the modal hanging. */
function read(
  { commands, ids, log }: Options,
  form: { readonly command: string; readonly name: string },
  view: ViewOutput,
): FormOutcome | { readonly kind: 'failed'; readonly message: Message } | undefined {
  const command = commands.find(({ help }) => help.name === form.command);
  try {
    return command?.submitted(form.name, valuesIn(view));
  } catch (err) {
    const reference = ids.short();
    log.error({ ...form, reference, err }, 'a form could not be read');
    return { kind: 'failed', message: failureView(undefined, reference) };
  }
}

/** Slack waits three seconds for the acknowledgement. */
const patienceMs = 2_000;

/** What only asking tells. What cannot be told in time is told by the road of the line. */
async function check(
  { commands, clock, log }: Options,
  form: { readonly command: string; readonly name: string },
  view: ViewOutput,
  { caller }: Line,
): Promise<FormProblems> {
  const command = commands.find(({ help }) => help.name === form.command);
  const asked = command?.checked(form.name, valuesIn(view), caller).catch((err: unknown) => {
    log.warn({ ...form, user: caller.userId, err }, 'a form could not be checked');
    return {};
  });
  return (asked && (await inTime(clock, patienceMs, asked))) ?? {};
}

/** What was chosen or typed in each block. */
function valuesIn({ state }: ViewOutput): FormValues {
  const blocks = Object.entries(state.values).map(([blockId, actions]): [string, string[]] => [
    blockId,
    Object.values(actions).flatMap((held) => [
      ...(held.selected_options ?? []).map(({ value }) => value),
      ...(held.selected_option ? [held.selected_option.value] : []),
      ...(held.selected_users ?? []),
      ...(held.selected_conversation ? [held.selected_conversation] : []),
      ...(held.files ?? []).map(({ id }) => id),
      ...(held.value ? [held.value] : []),
    ]),
  ]);
  return new Map(blocks);
}

function inItsPlace(message: Message) {
  return { response_action: 'update', view: noteModal('Floorwalker', message) } as const;
}

function saying(text: string): Message {
  return { text, blocks: [section(text)] };
}
