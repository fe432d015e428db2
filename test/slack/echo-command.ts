import { chooseOne, form, searchMany } from '../../src/blocks/form.ts';
import { linkButton } from '../../src/blocks/link-button.ts';
import { actions, section } from '../../src/blocks/primitives.ts';
import { runButton } from '../../src/blocks/run-button.ts';
import { runOverflow, runSelect } from '../../src/blocks/run-menu.ts';
import { type Answer, said } from '../../src/features/answer.ts';
import type { Command } from '../../src/features/command.ts';

const sort = { choices: [{ label: 'By name', value: 'name' }], chosen: undefined };
export const filter = form({
  command: 'agents',
  name: 'filter',
  title: 'Filter agents',
  submit: 'Show',
  blocks: [
    searchMany({
      blockId: 'queues',
      label: 'Queues',
      command: 'agents',
      search: 'queues',
      chosen: [],
      maximum: 3,
    }),
    chooseOne({ blockId: 'sort', label: 'Order', ...sort }),
  ],
});

const choice = { label: 'Sales', command: 'agents', text: 'queue:Sales' };
export const row = actions('row', [
  runButton({ label: 'Filter', command: 'agents', text: 'filter', id: 'filter', mode: 'replace' }),
  runSelect({ id: 'more', placeholder: 'More', choices: [choice] }),
  runOverflow({ id: 'dots', choices: [{ ...choice, text: 'queue:Tech' }], mode: 'replace' }),
  linkButton({ label: 'Message', url: 'https://example.com/', id: 'dm' }),
]);

/** Answers with what was typed, or with the form. */
export const echo: Partial<Command> = {
  opensForm: (text) => text === 'filter',
  answer: async (text): Promise<Answer> =>
    text === 'filter'
      ? { kind: 'form', modal: filter }
      : said({ text: `you said ${text}`, blocks: [section(`you said ${text}`), row] }),
};

export const isFilter = (content: { readonly callback_id?: unknown }) =>
  content.callback_id === 'form:agents:filter';
