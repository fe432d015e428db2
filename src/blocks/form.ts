import type { InputBlock } from '@slack/types';
import { limits } from './limits.ts';
import type { Block, Message, Modal } from './message.ts';
import { type Option, optionsOf } from './options.ts';
import { plain, section } from './primitives.ts';
import { clip } from './text.ts';

interface Form {
  /** The command that reads what is filled in, without slash or prefix. */
  readonly command: string;
  /** Which of its forms. */
  readonly name: string;
  /** At most 24 characters, like `submit`. */
  readonly title: string;
  readonly submit: string;
  /** What a builder had nothing to offer for is left out. */
  readonly blocks: readonly (Block | undefined)[];
}

/** A modal whose values become a line; the edge adds where its answer goes. */
export function form({ command, name, title, submit, blocks }: Form): Modal {
  return {
    ...frame(title, blocks.filter(isThere)),
    callback_id: clip(`form:${command}:${name}`, limits.idLength),
    submit: plain(submit, limits.modalTitle),
    close: plain('Cancel', limits.modalTitle),
  };
}

/** A message shown in a modal: what came instead of a form. Tables, which modals do not take, in plain. */
export function noteModal(title: string, message: Message): Modal {
  const blocks = message.plainBlocks ?? message.blocks;
  const shown = blocks.length > 0 ? blocks : [section(message.text)];
  return { ...frame(title, shown), close: plain('Close', limits.modalTitle) };
}

interface Input {
  readonly blockId: string;
  readonly label: string;
  readonly hint?: string;
}

interface Search extends Input {
  /** The command whose search is asked, and which. */
  readonly command: string;
  readonly search: string;
  readonly chosen: readonly Option[];
  /** How many may be chosen. */
  readonly maximum: number;
}

/** Several of what a search offers, as one types. Nothing has to be chosen. */
export function searchMany(spec: Search): InputBlock {
  const initial = optionsOf(spec.chosen, within(spec.maximum));
  return input(spec, {
    type: 'multi_external_select',
    action_id: clip(`search:${spec.command}:${spec.search}`, limits.idLength),
    placeholder: plain('Type to search', limits.placeholder),
    // Opened without a word, it shows the first ones.
    min_query_length: 0,
    max_selected_items: within(spec.maximum),
    ...(initial.length > 0 && { initial_options: initial }),
  });
}

interface Choices extends Input {
  /** At most 100. */
  readonly choices: readonly Option[];
}

/** Several of these; `chosen` are values. Nothing to choose from is no input. */
export function chooseMany(
  spec: Choices & { readonly chosen: readonly string[]; readonly maximum: number },
): InputBlock | undefined {
  const options = optionsOf(spec.choices);
  if (options.length === 0) return undefined;
  const initial = options.filter(({ value = '' }) => spec.chosen.includes(value));
  return input(spec, {
    type: 'multi_static_select',
    action_id: 'choose',
    options,
    max_selected_items: within(spec.maximum),
    ...(initial.length > 0 && { initial_options: initial.slice(0, within(spec.maximum)) }),
  });
}

/** One of these; `chosen` is a value. Slack offers no way back to none, so none has to be a choice. */
export function chooseOne(
  spec: Choices & { readonly chosen: string | undefined },
): InputBlock | undefined {
  const options = optionsOf(spec.choices);
  if (options.length === 0) return undefined;
  const initial = options.find(({ value }) => value === spec.chosen);
  return input(spec, {
    type: 'static_select',
    action_id: 'choose',
    options,
    ...(initial && { initial_option: initial }),
  });
}

interface Text extends Input {
  readonly placeholder: string;
  /** Characters. */
  readonly maximum: number;
  /** What stands there already. */
  readonly written?: string | undefined;
  readonly isLong?: boolean;
  readonly isOptional?: boolean;
}

/** A text, on one line unless it is long, which has to be there unless it is optional. */
export function writeText(spec: Text): InputBlock {
  const most = Math.min(Math.max(1, spec.maximum), limits.typedText);
  const element = {
    type: 'plain_text_input',
    action_id: 'write',
    max_length: most,
    placeholder: plain(spec.placeholder, limits.placeholder),
    ...(spec.isLong && { multiline: true }),
    ...(spec.written && { initial_value: clip(spec.written, most) }),
  } as const;
  return { ...input(spec, element), optional: spec.isOptional === true };
}

/** Several people of the workspace; `chosen` are their ids. */
export function choosePeople(
  spec: Input & { readonly chosen: readonly string[]; readonly maximum: number },
): InputBlock {
  const initial = spec.chosen.slice(0, within(spec.maximum));
  return input(spec, {
    type: 'multi_users_select',
    action_id: 'choose',
    max_selected_items: within(spec.maximum),
    ...(initial.length > 0 && { initial_users: initial }),
  });
}

/** One Slack channel, public or private, which has to be there; Slack itself offers those one may see. */
export function chooseSlackChannel(
  spec: Input & { readonly chosen: string | undefined },
): InputBlock {
  const element: InputBlock['element'] = {
    type: 'conversations_select',
    action_id: 'choose',
    filter: {
      include: ['public', 'private'],
      exclude_bot_users: true,
      exclude_external_shared_channels: true,
    },
    ...(spec.chosen !== undefined && { initial_conversation: spec.chosen }),
  };
  return { ...input(spec, element), optional: false };
}

/** One file, which may be left out. Needs the scope files:read. */
export function chooseFile(spec: Input): InputBlock {
  return input(spec, { type: 'file_input', action_id: 'choose', max_files: 1 });
}

/** Reads the callback id of a filled-in modal back; undefined for one that is not ours. */
export function submittedForm(callbackId: string): { command: string; name: string } | undefined {
  const [kind, command, name] = callbackId.split(':');
  return kind === 'form' && command && name ? { command, name } : undefined;
}

/** Reads the action id of a search back; undefined for one that is not ours. */
export function askedSearch(actionId: string): { command: string; search: string } | undefined {
  const [kind, command, search] = actionId.split(':');
  return kind === 'search' && command && search ? { command, search } : undefined;
}

function frame(title: string, blocks: readonly Block[]): Modal {
  return {
    type: 'modal',
    title: plain(title, limits.modalTitle),
    blocks: blocks.slice(0, limits.viewBlocks),
  };
}

function input(spec: Input, element: InputBlock['element']): InputBlock {
  return {
    type: 'input',
    block_id: clip(spec.blockId, limits.idLength),
    label: plain(spec.label, limits.inputLabel),
    ...(spec.hint && { hint: plain(spec.hint, limits.inputHint) }),
    optional: true,
    element,
  };
}

function within(maximum: number): number {
  return Math.min(Math.max(1, Math.floor(maximum)), limits.selectOptions);
}

function isThere(block: Block | undefined): block is Block {
  return block !== undefined;
}
