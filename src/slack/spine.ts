import { type RespondArguments, RespondError, type RespondFn } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import { limits } from '../blocks/limits.ts';
import type { Message } from '../blocks/message.ts';
import { section } from '../blocks/primitives.ts';
import type { AnswerMode } from '../blocks/run.ts';
import { clip, name } from '../blocks/text.ts';
import { codeOf } from '../domain/errors.ts';
import type { Caller } from '../domain/people.ts';
import type { Answer } from '../features/answer.ts';
import type { Command } from '../features/command.ts';
import { failureView } from '../features/failure-view.ts';
import type { Ids, Log } from '../ports.ts';

export interface SpinePorts {
  readonly commands: readonly Command[];
  readonly ids: Ids;
  readonly log: Log;
}

/** One line to be run: typed, or behind a button. */
export interface Line {
  readonly command: string;
  readonly text: string;
  readonly caller: Caller;
  readonly respond: RespondFn;
  /** `replace` takes the place of the message the button stands in, which only its presser sees. */
  readonly mode: AnswerMode;
}

/** The road of every command and every button, after the acknowledgement: answer, or say what failed. */
export async function runLine(ports: SpinePorts, line: Line): Promise<void> {
  const reference = ports.ids.short();
  const facts = { command: line.command, reference, user: line.caller.userId };
  const answer = await answerTo(ports, line, { reference, facts });
  try {
    await respondTwice(line, payload(answer, line.mode));
  } catch (err) {
    // What was asked for is done or refused; only its answer is lost, and there is no other way to give it.
    ports.log.warn({ ...facts, err }, 'done, but the answer could not be shown');
  }
}

interface Note {
  readonly reference: string;
  readonly facts: object;
}

/** The only catch on the road. What was foreseen heals by itself and is a warning; a bug is an error. */
async function answerTo(ports: SpinePorts, line: Line, note: Note): Promise<Answer> {
  const command = ports.commands.find((one) => one.help.name === line.command);
  if (!command) return toAsker(unknownCommand(ports, line.command));
  try {
    const answer = await command.answer(line.text, line.caller);
    ports.log.info(note.facts, 'answered');
    return answer;
  } catch (err) {
    const code = codeOf(err);
    ports.log[code ? 'warn' : 'error']({ ...note.facts, code, err }, 'could not answer');
    return toAsker(failureView(code, note.reference));
  }
}

/** A button of an older version may ask for a command that is no more. */
function unknownCommand(ports: SpinePorts, asked: string): Message {
  const known = ports.commands.map((command) => command.help.name).join(', ');
  const text = `I do not know ${name(asked)}. I know ${known}.`;
  return { text, blocks: [section(text)] };
}

/** Once more when Slack did not take it: a doubled answer to one person is better than none. */
async function respondTwice(line: Line, answer: RespondArguments): Promise<void> {
  try {
    await line.respond(answer);
  } catch (error) {
    // A response URL that is used up or over stays so; and a whole channel is told once or not at all.
    const isFinal = error instanceof RespondError && error.statusCode < 500;
    if (isFinal || answer.response_type === 'in_channel') throw error;
    await line.respond(answer);
  }
}

function toAsker(message: Message): Answer {
  return { message, seenBy: 'asker' };
}

function payload(answer: Answer, mode: AnswerMode): RespondArguments {
  const blocks: KnownBlock[] = [...answer.message.blocks];
  return {
    response_type: answer.seenBy === 'channel' ? 'in_channel' : 'ephemeral',
    replace_original: mode === 'replace',
    text: clip(answer.message.text, limits.messageText),
    blocks,
    unfurl_links: false,
    unfurl_media: false,
  };
}
