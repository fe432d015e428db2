import { useEffect, useRef, useState } from 'preact/hooks';
import { asText } from '../json.ts';
import { walk } from '../shell/walk.ts';
import { safeUrl } from '../text/nodes.ts';
import { useConfirm } from './confirm.tsx';
import type { ElementProperties } from './element.tsx';
import { type Option, optionGroups } from './options.ts';
import { useScope } from './scope.ts';
import { useFloat } from './use-float.ts';

/** The three dots and the menu behind them: arrows move, Enter takes, Escape closes. */
export function Overflow({ element, blockId }: ElementProperties) {
  const scope = useScope();
  const [isOpen, setOpen] = useState(false);
  const { ask, dialog } = useConfirm(element);
  const dots = useRef<HTMLButtonElement>(null);
  const options = optionGroups(element, scope).flatMap((group) => group.options);
  const actionId = asText(element.action_id);
  const take = (option: Option) => {
    setOpen(false);
    const url = safeUrl(asText(option.source?.url));
    ask(() => {
      if (url) scope.follow(url);
      void scope.act(blockId, actionId, { selected: option.value });
    });
  };
  const close = () => {
    setOpen(false);
    dots.current?.focus();
  };
  return (
    <span class="overflow">
      <button
        type="button"
        class="button button-icon"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={asText(element.accessibility_label) || 'More actions'}
        data-testid="overflow"
        data-action-id={actionId}
        ref={dots}
        onClick={() => setOpen(!isOpen)}
      >
        ⋯
      </button>
      {isOpen && (
        <Menu options={options} at={dots} onTake={take} onClose={close} onLeave={setOpen} />
      )}
      {dialog}
    </span>
  );
}

interface MenuProperties {
  readonly options: readonly Option[];
  /** What it belongs to. */
  readonly at: { readonly current: HTMLElement | null };
  onTake(option: Option): void;
  /** Closed by the keyboard: the focus goes back. */
  onClose(): void;
  onLeave(isOpen: false): void;
}

function Menu({ options, at, onTake, onClose, onLeave }: MenuProperties) {
  const menu = useFloat<HTMLSpanElement>(at);
  useEffect(() => {
    menu.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus({ preventScroll: true });
  }, [menu]);
  const onKeyDown = (event: KeyboardEvent) => {
    walk(event, menu.current);
    if (event.key !== 'Escape') return;
    // Else a dialog around it would close as well.
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  const onFocusOut = ({ relatedTarget }: FocusEvent) => {
    const isNear =
      relatedTarget instanceof Node &&
      (menu.current?.contains(relatedTarget) || at.current?.contains(relatedTarget));
    if (!isNear) onLeave(false);
  };
  return (
    <span
      class="menu"
      role="menu"
      tabIndex={-1}
      popover="manual"
      ref={menu}
      onKeyDown={onKeyDown}
      onFocusOut={onFocusOut}
    >
      {options.map((option) => (
        <button key={option.value} type="button" role="menuitem" onClick={() => onTake(option)}>
          {option.label}
        </button>
      ))}
    </span>
  );
}
