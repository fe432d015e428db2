import type { Act, Verdict } from '../access/act.ts';
import type { Gate } from '../access/gate.ts';
import type { Caller } from '../domain/people.ts';
import { misunderstood } from '../grammar/misunderstood.ts';
import { readWords, type Word } from '../grammar/words.ts';
import type { Progress } from '../ports/connect.ts';
import { type Answer, type Asker, said } from './answer.ts';
import type { CheckedForm, FormOutcome, FormProblems, FormValues, ReadForm } from './form.ts';
import type { Help } from './help.ts';
import { helpView } from './help-view.ts';
import { askedFrom } from './porch.ts';
import { refusalView } from './refusal-view.ts';
import type { Errand, Road } from './road.ts';

/** What a feature fills in for its command. */
export interface CommandSpec {
  readonly help: Help;
  /** Taken when no other road's word comes first. */
  readonly main: Road;
  /** Roads by the unquoted word they begin with. */
  readonly roads?: Readonly<Record<string, Road>>;
  /** Its modals by name: what was filled in becomes the line that is run. */
  readonly forms?: Readonly<Record<string, ReadForm | CheckedForm>>;
  /** Its searches by name, for selects that ask as one types. */
  readonly searches?: Readonly<Record<string, Search>>;
  /** What whoever searches has to pass; `see-agents`, when absent. */
  readonly searchNeeds?: (search: string) => Act;
}

/** What a select offers for what was typed so far; most likely first, at most 100. */
export type Search = (typed: string) => Promise<readonly Choice[]>;

export interface Choice {
  readonly label: string;
  readonly value: string;
}

export interface Command {
  readonly help: Help;
  /** Whether the answer to this line is a modal, which Slack wants opened within three seconds. */
  opensForm(text: string): boolean;
  /** The whole road from text to message. Throws BotError for what was foreseen. */
  answer(text: string, caller: Caller, onProgress?: (progress: Progress) => void): Promise<Answer>;
  /** What a filled-in modal asks for; undefined for a modal of an older version. */
  submitted(form: string, values: FormValues): FormOutcome | undefined;
  /** What is wrong with it that only asking tells, by block id; mostly nothing. Throws BotError. */
  checked(form: string, values: FormValues, caller: Caller): Promise<FormProblems>;
  /** What a search offers; nothing to those who may not see it. Throws BotError. */
  search(name: string, typed: string, caller: Caller): Promise<readonly Choice[]>;
}

export interface Desk {
  readonly gate: Gate;
  /** The Connect instance that is asked. */
  readonly instance: string;
  /** Put before every command name, `cc-`. */
  readonly prefix: string;
}

/** Makes a command of its parts: read the words, take a road, pass the gate, run, show. */
export function command(spec: CommandSpec, desk: Desk): Command {
  const pass = (caller: Caller, what: Act) =>
    desk.gate.may(caller, what, { instance: desk.instance, channelId: caller.channelId });
  return {
    help: spec.help,
    opensForm: (text) => {
      const words = readWords(text);
      return words.kind === 'words' && choose(spec, words.words).road.isForm;
    },
    answer: async (text, caller, onProgress) => {
      const errand = understand(spec, text, caller);
      if ('needs' in errand) return run(errand, pass, { caller, onProgress });
      const verdict = await pass(caller, { kind: 'see-queues' });
      if (verdict.kind === 'no') return said(refusalView(verdict.refusal));
      const problem = errand.kind === 'misunderstood' ? errand.problem : undefined;
      return said(helpView(spec.help, desk.prefix, problem));
    },
    submitted: (form, values) => {
      const found = spec.forms?.[form];
      return typeof found === 'object' ? found.read(values) : found?.(values);
    },
    checked: async (form, values, caller) => {
      const found = spec.forms?.[form];
      return typeof found === 'object' ? found.check(values, caller) : {};
    },
    search: async (name, typed, caller) => {
      const find = spec.searches?.[name];
      const needs = spec.searchNeeds?.(name) ?? { kind: 'see-agents' };
      if (!find || (await pass(caller, needs)).kind === 'no') return [];
      return find(typed);
    },
  };
}

/** Past the porch, through the gate, and done; or the answer of whichever of them sends it back. */
async function run(
  errand: Errand,
  pass: (caller: Caller, what: Act) => Promise<Verdict>,
  who: Omit<Asker, 'access'>,
): Promise<Answer> {
  const entry = await errand.porch?.enter();
  if (entry?.kind === 'back') return said(entry.message);
  try {
    const verdict = await askedFrom(errand.porch, () => pass(who.caller, errand.needs));
    if (verdict.kind === 'no') return said(refusalView(verdict.refusal));
    return await errand.run({ ...who, access: verdict.access });
  } finally {
    await entry?.leave();
  }
}

function understand(spec: CommandSpec, text: string, caller: Caller) {
  const words = readWords(text);
  if (words.kind === 'problem') return misunderstood(words.problem);
  if (isKeyword(words.words[0], helpWords)) return { kind: 'help' } as const;
  const { road, rest } = choose(spec, words.words);
  return road.understand(rest, caller);
}

function choose(spec: CommandSpec, words: readonly Word[]) {
  const [first, ...rest] = words;
  const word = first?.kind === 'word' ? first.text.toLowerCase() : '';
  const roads = new Map(Object.entries(spec.roads ?? {}));
  const found = roads.get(word);
  return found ? { road: found, rest } : { road: spec.main, rest: words };
}

const helpWords = ['help', '?', '-h', '--help'];

function isKeyword(word: Word | undefined, keywords: readonly string[]): boolean {
  return word?.kind === 'word' && keywords.includes(word.text.toLowerCase());
}
