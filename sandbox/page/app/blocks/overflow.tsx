import { useEffect, useRef, useState } from 'preact/hooks';
import { asText } from '../json.ts';
import { walk } from '../shell/walk.ts';
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
    const url = safeUrl(asText(option.source?.url));
    if (url) open(url, '_blank', 'noreferrer');
    ask(() => void scope.act(blockId, asText(element.action_id), { selected: option.value }));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    walk(event, event.currentTarget instanceof Element ? event.currentTarget : null);
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    setOpen(false);
    root.current?.querySelector('button')?.focus();
  };
  const onFocusOut = ({ relatedTarget }: FocusEvent) => {
    const isInside = relatedTarget instanceof Node && root.current?.contains(relatedTarget);
    if (!isInside) setOpen(false);
  };
  return (
    <span class="overflow" ref={root}>
      <button
        type="button"
        class="button button-icon"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={asText(element.accessibility_label) || 'More actions'}
        onClick={() => setOpen(!isOpen)}
      >
        ⋯
      </button>
      {isOpen && (
        <span class="menu" role="menu" tabIndex={-1} onKeyDown={onKeyDown} onFocusOut={onFocusOut}>
          {options.map((option) => (
            <button key={option.value} type="button" role="menuitem" onClick={() => take(option)}>
              {option.label}
            </button>
          ))}
        </span>
      )}
      {dialog}
    </span>
  );
}
