import type { Act } from '../access/act.ts';
import type { Gate } from '../access/gate.ts';
import type { Message } from '../blocks/message.ts';
import type { Caller } from '../domain/people.ts';
import { readWords, type Word } from '../grammar/words.ts';
import type { Answer, Asker } from './answer.ts';
import type { Help } from './help.ts';
import { helpView } from './help-view.ts';
import { refusalView } from './refusal-view.ts';

/** Text that was not understood is an intent too: the answer is the usage, with what was wrong. */
export interface Misunderstood {
  readonly kind: 'misunderstood';
  readonly problem: string;
}

/** What a feature fills in. `parse` is total and pure, `run` knows only ports, `view` is pure. */
export interface CommandSpec<Intent, Report> {
  readonly help: Help;
  readonly parse: (words: readonly Word[], caller: Caller) => Intent | Misunderstood;
  readonly needs: (intent: Intent) => Act;
  readonly run: (intent: Intent, asker: Asker) => Promise<Report>;
  readonly view: (report: Report, asker: Asker) => Message;
  /** Whether this report was asked for, and is fit, to be seen by the whole channel; never, when absent. */
  readonly isShared?: (report: Report) => boolean;
}

export interface Command {
  readonly help: Help;
  /** The whole road from text to message. Throws BotError for what was foreseen. */
  answer(text: string, caller: Caller): Promise<Answer>;
}

export interface Desk {
  readonly gate: Gate;
  /** The Connect instance that is asked. */
  readonly instance: string;
  /** Put before every command name, `cc-`. */
  readonly prefix: string;
}

/** Makes a command of its parts: read the words, parse, pass the gate, run, show. */
export function command<Intent extends object, Report>(
  spec: CommandSpec<Intent, Report>,
  desk: Desk,
): Command {
  const help = (problem?: string): Message => helpView(spec.help, desk.prefix, problem);
  const answer = async (text: string, caller: Caller): Promise<Answer> => {
    const intent = understand(spec, text, caller);
    const isHelp = intent.kind !== 'intent';
    const needs: Act = isHelp ? { kind: 'see-queues' } : spec.needs(intent.intent);
    const where = { instance: desk.instance, channelId: caller.channelId };
    const verdict = await desk.gate.may(caller, needs, where);
    if (verdict.kind === 'no') return toAsker(refusalView(verdict.refusal));
    if (isHelp) return toAsker(help(intent.kind === 'problem' ? intent.problem : undefined));
    const asker: Asker = { caller, access: verdict.access };
    const report = await spec.run(intent.intent, asker);
    const mayShare = spec.isShared?.(report) === true && !verdict.access.answerAlone;
    return { message: spec.view(report, asker), seenBy: mayShare ? 'channel' : 'asker' };
  };
  return { help: spec.help, answer };
}

type Understood<Intent> =
  | { readonly kind: 'intent'; readonly intent: Intent }
  | { readonly kind: 'help' }
  | { readonly kind: 'problem'; readonly problem: string };

function understand<Intent extends object, Report>(
  spec: CommandSpec<Intent, Report>,
  text: string,
  caller: Caller,
): Understood<Intent> {
  const words = readWords(text);
  if (words.kind === 'problem') return words;
  const [first] = words.words;
  if (first?.kind === 'word' && isHelpWord(first.text)) return { kind: 'help' };
  const intent = spec.parse(words.words, caller);
  return isMisunderstood(intent)
    ? { kind: 'problem', problem: intent.problem }
    : { kind: 'intent', intent };
}

function isMisunderstood(intent: object): intent is Misunderstood {
  return 'kind' in intent && intent.kind === 'misunderstood';
}

function isHelpWord(text: string): boolean {
  return ['help', '?', '-h', '--help'].includes(text.toLowerCase());
}

function toAsker(message: Message): Answer {
  return { message, seenBy: 'asker' };
}

/** The misunderstanding with this sentence. */
export function misunderstood(problem: string): Misunderstood {
  return { kind: 'misunderstood', problem };
}
