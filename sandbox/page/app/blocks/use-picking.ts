import { useState } from 'preact/hooks';
import { moved } from '../chat/completion.ts';
import { afterTaking, mostOf } from '../form/picking.ts';
import type { ElementProperties } from './element.tsx';
import { type Option, optionGroups } from './options.ts';
import { choiceOf, chosenIn } from './picker-value.ts';
import { useScope } from './scope.ts';
import { useOffers } from './use-offers.ts';
import { useValue } from './use-value.ts';

export type Picking = ReturnType<typeof usePicking>;

/** What a picker holds, shows and does: the words typed, the list under them, the place in it, what is chosen. */
export function usePicking(properties: ElementProperties) {
  const { element, blockId } = properties;
  const { held, choose, dialog, error } = useValue(properties);
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [place, setPlace] = useState(0);
  const offers = useOffers({ element, blockId, typed, isOpen });
  const chosen = chosenIn(element, held, optionGroups(element, useScope()));
  const most = mostOf(element);
  const type = (words: string) => {
    if (words !== typed || !isOpen) setPlace(0);
    setTyped(words);
    setOpen(true);
  };
  const close = () => {
    setOpen(false);
    setTyped('');
  };
  const put = (options: readonly Option[]) => choose(choiceOf(element, options));
  return {
    typed,
    isOpen,
    place,
    offers,
    offered: offers.groups.flatMap(({ options }) => options),
    chosen,
    most,
    // A choice in a message counts at once, and Slack lets nobody choose nothing in place of one.
    canEmpty: most !== 1 || !properties.dispatches,
    dialog,
    error,
    type,
    close,
    goTo: setPlace,
    take: (option: Option) => {
      put(afterTaking(chosen, option, most));
      if (most === 1) close();
      else type('');
    },
    drop: (option: Option) => put(chosen.filter(({ value }) => value !== option.value)),
  };
}

/** Arrows move, Enter takes and never sends the form, Escape closes the list, Backspace takes back. */
export function pickByKey(event: KeyboardEvent, picking: Picking): void {
  const { isOpen, typed, place, offered, chosen } = picking;
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const current = offered[place];
  const last = chosen.at(-1);
  if (by !== undefined) {
    event.preventDefault();
    if (isOpen) picking.goTo(moved(place, by, offered.length));
    else picking.type(typed);
  } else if (event.key === 'Enter') {
    event.preventDefault();
    if (isOpen && current) picking.take(current);
  } else if (event.key === 'Escape' && isOpen) {
    event.preventDefault();
    event.stopPropagation();
    picking.close();
  } else if (event.key === 'Backspace' && typed === '' && last && picking.canEmpty) {
    picking.drop(last);
  }
}
