import { limits } from '../blocks/limits.ts';
import type { Message } from '../blocks/message.ts';
import { actions, section } from '../blocks/primitives.ts';
import { runButton } from '../blocks/run-button.ts';
import { clip, lengthOf, list, name, plainName } from '../blocks/text.ts';
import type { NameTrouble } from '../floor/name-trouble.ts';
import { toldApart } from '../floor/named.ts';
import type { Named } from '../grammar/names.ts';

/** The nearest names, or the choice, as buttons that ask again. */
export function nameTroubleView(trouble: NameTrouble): Message {
  const { match, what } = trouble;
  if (match.kind === 'ambiguous') {
    return choice(
      trouble,
      `More than one ${what} fits “${name(match.asked)}”. Which one?`,
      match.items,
    );
  }
  if (match.kind === 'left-over') {
    const rest = name(match.words.join(' '));
    const hint = `Put a name of several words in quotation marks.`;
    return choice(
      trouble,
      `After ${name(match.item.name)} I did not understand “${rest}”. ${hint}`,
      [match.item],
    );
  }
  const headline = `There is no ${what} called “${name(match.asked)}”.`;
  if (match.near.length === 0) return choice(trouble, headline + (hints[what] ?? ''), []);
  const near = list(
    match.near.map((item) => name(item.name) + inBrackets(name(toldApart(item, match.near)))),
    'or',
  );
  return choice(trouble, `${headline} Did you mean ${near}?`, match.near);
}

/** Where to look when nothing is near. */
const hints: Partial<Readonly<Record<NameTrouble['what'], string>>> = {
  'group of queues': ' Type queue-wait groups to see which there are.',
};

/** A long name is cut before what tells it apart. */
function labelOf(item: Named, among: readonly Named[]): string {
  const apart = inBrackets(plainName(toldApart(item, among)));
  return clip(plainName(item.name), limits.buttonText - lengthOf(apart)) + apart;
}

function inBrackets(text: string): string {
  return text === '' ? '' : ` (${text})`;
}

/** At most this many buttons; a longer choice is no choice. */
const mostChoices = 10;

function choice(trouble: NameTrouble, text: string, items: readonly Named[]): Message {
  const shown = items.slice(0, mostChoices);
  const rest = items.length - shown.length;
  const more = rest > 0 ? ` There are ${rest} more: type more of the name.` : '';
  const buttons = shown.map((item, index) =>
    runButton({
      label: labelOf(item, items),
      command: trouble.again.command,
      text: trouble.again.textFor(item),
      id: String(index),
      mode: 'replace',
    }),
  );
  return {
    text: text + more,
    blocks: [section(text + more), ...(buttons.length > 0 ? [actions('choose', buttons)] : [])],
  };
}
