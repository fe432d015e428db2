import { useEffect, useRef, useState } from 'preact/hooks';
import { asText } from '../json.ts';
import { safeUrl } from '../text/nodes.ts';
import { useConfirm } from './confirm.tsx';
import type { ElementProperties } from './element.tsx';
import { type Option, optionGroups } from './options.ts';
import { useScope } from './scope.ts';

/** The three dots and the menu behind them: arrows move, Enter takes, Escape closes. */
export function Overflow({ element, blockId }: ElementProperties) {
  const scope = useScope();
  const [isOpen, setOpen] = useState(false);
  const { ask, dialog } = useConfirm(element);
  const root = useRef<HTMLSpanElement>(null);
  const options = optionGroups(element, scope).flatMap((group) => group.options);
  useEffect(() => {
    if (isOpen) root.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  }, [isOpen]);
  const take = (option: Option) => {
    setOpen(false);
    const url = safeUrl(asText(option.source?.['url']));
    if (url) open(url, '_blank', 'noreferrer');
    ask(() => void scope.act(blockId, asText(element['action_id']), { selected: option.value }));
  };
  return (
    <span
      class="overflow"
      ref={root}
      onKeyDown={(event) => onMenuKey(event, () => setOpen(false))}
      onFocusOut={(event) => {
        const { relatedTarget } = event;
        if (relatedTarget instanceof Node && !event.currentTarget.contains(relatedTarget)) {
          setOpen(false);
        }
      }}
    >
      <button
        type="button"
        class="button button-icon"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={asText(element['accessibility_label']) || 'More actions'}
        onClick={() => setOpen(!isOpen)}
      >
        ⋯
      </button>
      {isOpen && (
        <span class="menu" role="menu">
          {options.map((option) => (
            <button
              key={option.value}
              type="button"
              role="menuitem"
              onClick={() => take(option)}
            >
              {option.label}
            </button>
          ))}
        </span>
      )}
      {dialog}
    </span>
  );
}

function onMenuKey(event: KeyboardEvent, close: () => void): void {
  if (!(event.currentTarget instanceof HTMLElement)) return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')];
  if (items.length === 0) return;
  if (event.key === 'Escape') {
    event.stopPropagation();
    close();
    event.currentTarget.querySelector('button')?.focus();
  }
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  const place = items.findIndex((item) => item === document.activeElement);
  items.at((place + by) % items.length)?.focus();
}
