import { moved } from '../chat/completion.ts';

/** Arrow keys walk through the buttons of a list, around its ends. */
export function walk(event: KeyboardEvent, list: Element | null): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined || !list) return;
  event.preventDefault();
  const items = [...list.querySelectorAll('button')];
  const active = document.activeElement;
  const place = active instanceof HTMLButtonElement ? items.indexOf(active) : -1;
  items[moved(place, by, items.length)]?.focus();
}
