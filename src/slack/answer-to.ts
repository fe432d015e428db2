import type { Message } from '../blocks/message.ts';
import { section } from '../blocks/primitives.ts';
import { name } from '../blocks/text.ts';
import { codeOf } from '../domain/errors.ts';
import { type Answer, said } from '../features/answer.ts';
import { failureView } from '../features/failure-view.ts';
import type { Progress } from '../ports/connect.ts';
import type { Line, Note, SpinePorts } from './line.ts';

/** The only catch on the road. What was foreseen heals by itself and is a warning; a bug is an error. */
export async function answerTo(
  ports: Pick<SpinePorts, 'commands' | 'log'>,
  line: Line,
  note: Note,
  onProgress?: (progress: Progress) => void,
): Promise<Answer> {
  if (line.instead) return { ...said(line.instead), isBeside: true };
  const command = ports.commands.find((one) => one.help.name === line.command);
  if (!command) return said(unknownCommand(ports, line.command));
  try {
    const answer = await command.answer(line.text, line.caller, onProgress);
    ports.log.info(note.facts, 'answered');
    return answer;
  } catch (err) {
    const code = codeOf(err);
    ports.log[code ? 'warn' : 'error']({ ...note.facts, code, err }, 'could not answer');
    return { ...said(failureView(code, note.reference)), isBeside: true };
  }
}

/** A button of an older version may ask for a command that is no more. */
function unknownCommand({ commands }: Pick<SpinePorts, 'commands'>, asked: string): Message {
  const known = commands.map((command) => command.help.name).join(', ');
  const text = `I do not know ${name(asked)}. I know ${known}.`;
  return { text, blocks: [section(text)] };
}
