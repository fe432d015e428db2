import { type Answer, said } from '../features/answer.ts';
import { answerInModal, tooLateMessage } from './answer-in-modal.ts';
import { answerTo } from './answer-to.ts';
import { sendCharts } from './chart-pictures.ts';
import type { Line, Note, SpinePorts } from './line.ts';
import { withProgress } from './progress.ts';
import type { Reply } from './reply.ts';
import { respond } from './respond.ts';

/** The road of every command, every press and every form, after the acknowledgement: answer, or say what failed. */
export async function runLine(ports: SpinePorts, line: Line): Promise<void> {
  const reference = ports.ids.short();
  const note: Note = {
    reference,
    facts: { command: line.command, reference, user: line.caller.userId },
  };
  const { reply } = line;
  if (!reply || line.pressedIn || opensForm(ports, line)) return answerInModal(ports, line, note);
  await answerBeside(ports, line, note, reply);
}

function opensForm({ commands }: SpinePorts, line: Line): boolean {
  if (line.instead) return false;
  return commands.find((one) => one.help.name === line.command)?.opensForm(line.text) ?? false;
}

async function answerBeside(
  ports: SpinePorts,
  line: Line,
  note: Note,
  reply: Reply,
): Promise<void> {
  const { result, ...before } = await withProgress(ports, reply, (onProgress) =>
    answerTo(ports, line, note, onProgress),
  );
  try {
    await respond(ports.post, reply, inMessage(result), {
      ...before,
      sendCharts: (charts) => sendCharts(ports, line.caller, charts),
    });
  } catch (err) {
    // What was asked for is done or refused; only its answer is lost, and there is no other way to give it.
    ports.log.warn({ ...note.facts, err }, 'done, but the answer could not be shown');
  }
}

/** A form that was not foreseen as one comes too late for its trigger. */
function inMessage(answer: Answer) {
  return answer.kind === 'said' ? answer : said(tooLateMessage);
}
