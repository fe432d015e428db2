import type { Block, Message } from '../../../blocks/message.ts';
import { actions, section } from '../../../blocks/primitives.ts';
import { runButton } from '../../../blocks/run-button.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import type { FloorFilter } from '../../../domain/floor-filter.ts';
import { filterWords } from '../../view-words.ts';
import { orderWords } from '../order-words.ts';
import { isViewTrouble, viewTroubleView } from './asked-view.ts';
import type { SavedFor } from './intent.ts';
import { type SavedView, type SavedViewReport, savedLine } from './saved-view.ts';

/** What was saved or forgotten, in words, with the way to see it and the way back. */
export function savedViewView(report: SavedViewReport): Message {
  if (isViewTrouble(report)) return viewTroubleView(report);
  switch (report.kind) {
    case 'no-channel':
      return answer('A channel’s view is set from the channel: type the same there.', []);
    case 'none-saved':
      return answer(noneSaved[report.savedFor], []);
    case 'forgotten':
      return forgottenView(report);
    case 'saved':
    case 'unchanged':
      return savedView(report);
  }
}

const noneSaved: Readonly<Record<SavedFor, string>> = {
  me: 'You have saved no view, so there is nothing to forget.',
  channel: 'This channel has no view of its own, so there is nothing to forget.',
};

const startsFrom: Readonly<Record<SavedFor, string>> = {
  me: 'You see it wherever you name nothing: agents, queue waits, listening.',
  channel: 'Whoever asks here and has saved no view of their own starts from it.',
};

function savedView(report: Extract<SavedViewReport, { kind: 'saved' | 'unchanged' }>): Message {
  const { kind, savedFor, view, before, names } = report;
  const whose = savedFor === 'me' ? 'your view' : 'this channel’s view';
  const what = `*${words(view.filter, names)}*`;
  if (kind === 'unchanged') {
    return answer(`This is ${whose} already: ${what}. Nothing was changed.`, [show(report)]);
  }
  const was = before ? `Before it was ${words(before.filter, names)}.` : 'Before there was none.';
  const back = before
    ? undo(before, savedFor)
    : button('Undo', savedFor === 'me' ? 'forget' : 'forget for channel');
  return answer(`Saved as ${whose}: ${what}. ${startsFrom[savedFor]} ${was}`, [show(report), back]);
}

function forgottenView(report: Extract<SavedViewReport, { kind: 'forgotten' }>): Message {
  const { savedFor, before, names } = report;
  const was = names ? `: *${words(before.filter, names)}*` : '';
  const text =
    savedFor === 'me'
      ? `Your view is forgotten${was}. Where you name nothing you see this channel’s view, else your team, else everybody.`
      : `This channel’s view is forgotten${was}. Whoever has saved none sees their team here, else everybody.`;
  return answer(text, [button('Show agents', ''), undo(before, savedFor)]);
}

/** A saved view is the person's own, shown without a word; a channel's may be hidden by it. */
function show({
  savedFor,
  view,
}: Extract<SavedViewReport, { kind: 'saved' | 'unchanged' }>): Button {
  return savedFor === 'me' ? button('Show it', '') : lineButton('Show it', view.line);
}

type Button = ReturnType<typeof runButton> | undefined;

function undo({ line }: SavedView, savedFor: SavedFor): Button {
  return lineButton('Undo', line && savedLine(line, savedFor));
}

function lineButton(label: string, text: string | undefined): Button {
  return text === undefined ? undefined : button(label, text);
}

function button(label: string, text: string): Button {
  const id = label.toLowerCase().replaceAll(' ', '-');
  return runButton({ label, command: 'agents', text, id, mode: 'replace' });
}

function words(filter: FloorFilter, names: Names): string {
  const order = filter.sort === 'urgency' ? '' : `, ${orderWords[filter.sort]}`;
  return `${filterWords(filter, names)}${order}`;
}

function answer(text: string, buttons: readonly Button[]): Message {
  const there = buttons.filter((one) => one !== undefined);
  const blocks: Block[] = [
    section(text),
    ...(there.length > 0 ? [actions('saved-view', there)] : []),
  ];
  return { text, blocks };
}
