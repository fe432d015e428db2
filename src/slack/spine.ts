import type { RespondArguments, RespondFn } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import type { AnswerMode } from '../blocks/run-button.ts';
import { codeOf } from '../domain/errors.ts';
import type { Caller } from '../domain/people.ts';
import type { Answer } from '../features/answer.ts';
import type { Command } from '../features/command.ts';
import type { Ids, Log } from '../ports.ts';
import { errorMessage } from './error-message.ts';

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

/** The road of every command and every button, after the acknowledgement: answer, respond, or say what failed. */
export async function runLine(ports: SpinePorts, line: Line): Promise<void> {
  const reference = ports.ids.short();
  const facts = { command: line.command, reference, user: line.caller.userId };
  try {
    const command = ports.commands.find((one) => one.help.name === line.command);
    if (!command) throw new TypeError(`no command ${line.command}`);
    const answer = await command.answer(line.text, line.caller);
    await line.respond(payload(answer, line.mode));
    ports.log.info(facts, 'answered');
  } catch (error) {
    await fail(ports, line, { error, reference, facts });
  }
}

/** The only catch on the road. What was foreseen heals by itself and is a warning; a bug is an error. */
async function fail(
  ports: SpinePorts,
  line: Line,
  failure: { readonly error: unknown; readonly reference: string; readonly facts: object },
): Promise<void> {
  const code = codeOf(failure.error);
  const facts = { ...failure.facts, code, err: failure.error };
  ports.log[code ? 'warn' : 'error'](facts, 'could not answer');
  const message = errorMessage(code, failure.reference);
  try {
    await line.respond(payload({ message, seenBy: 'asker' }, line.mode));
  } catch (error) {
    // Slack itself is away: nobody can be told, so the log is.
    ports.log.warn({ ...failure.facts, err: error }, 'could not say that it failed');
  }
}

function payload(answer: Answer, mode: AnswerMode): RespondArguments {
  const blocks: KnownBlock[] = [...answer.message.blocks];
  return {
    response_type: answer.seenBy === 'channel' ? 'in_channel' : 'ephemeral',
    replace_original: mode === 'replace',
    text: answer.message.text,
    blocks,
    unfurl_links: false,
    unfurl_media: false,
  };
}
