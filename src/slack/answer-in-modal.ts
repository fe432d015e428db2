import { noteModal } from '../blocks/form.ts';
import type { Message, Modal } from '../blocks/message.ts';
import { section } from '../blocks/primitives.ts';
import { BotError, codeOf, type ErrorCode } from '../domain/errors.ts';
import { said } from '../features/answer.ts';
import { failureView } from '../features/failure-view.ts';
import { answerTo } from './answer-to.ts';
import type { Line, Note, SpinePorts } from './line.ts';
import type { OpenModal } from './modals.ts';
import { type Reply, remembering } from './reply.ts';
import { respond } from './respond.ts';

const title = 'Floorwalker';

/** Stands there until the answer is known: a trigger does not wait for it. */
export const loadingModal: Modal = noteModal(title, message('One moment…'));

/** What is said when there is no modal to fill. */
export const tooLateMessage: Message = message(
  'Slack could not open the form in time. Press the button again, or type the command once more.',
);

/**
 * Answers in a modal: the one something was pressed in, or one that is opened before anything else
 * is asked. Never fails: what goes wrong is said in the modal, or beside it, and logged.
 */
export async function answerInModal(ports: SpinePorts, line: Line, note: Note): Promise<void> {
  const modal = line.pressedIn ?? (await open(ports, line, note));
  if (!modal) return;
  const answer = await answerTo(ports, line, note);
  const view = answer.kind === 'form' ? answer.modal : noteModal(title, answer.message);
  try {
    const isShown = await ports.modals.update(modal, remembering(view, line.reply));
    if (!isShown) ports.log.info(note.facts, 'the modal was closed before it was filled');
  } catch (err) {
    const code = codeOf(err);
    ports.log.error({ ...note.facts, code, err }, 'a modal could not be filled');
    const failure = noteModal(title, failureView(code, note.reference));
    // Without this it says "One moment…" for good; should this fail too, nothing more can be shown.
    await ports.modals.update(modal, failure).catch(() => false);
  }
}

async function open(ports: SpinePorts, line: Line, note: Note): Promise<OpenModal | undefined> {
  try {
    if (line.triggerId === undefined) throw new BotError('slack_rejected', 'no trigger');
    return await ports.modals.open(line.triggerId, loadingModal);
  } catch (err) {
    const code = codeOf(err);
    ports.log.warn({ ...note.facts, code, err }, 'no modal could be opened');
    await sayInstead(ports, line, note, whyNot(code, note.reference));
    return undefined;
  }
}

/** Slack rejects a trigger that is over or used; anything else is a failure like others. */
function whyNot(code: ErrorCode | undefined, reference: string): Message {
  const isLate = code === 'slack_rejected' || code === 'slack_timeout';
  return isLate ? tooLateMessage : failureView(code, reference);
}

async function sayInstead(
  ports: SpinePorts,
  { reply }: Line,
  note: Note,
  instead: Message,
): Promise<void> {
  if (!reply) return;
  // Whatever the button does, what it stands in must not be lost to this.
  const beside: Reply = { ...reply, mode: 'beside' };
  await respond(ports.post, beside, said(instead)).catch((err: unknown) => {
    ports.log.warn({ ...note.facts, err }, 'nor could that be said');
  });
}

function message(text: string): Message {
  return { text, blocks: [section(text)] };
}
