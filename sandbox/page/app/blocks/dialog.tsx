import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

const fields = 'input, select, textarea';

interface Properties {
  readonly label: string;
  readonly className: string;
  readonly testId: string;
  /** Another one means that other things stand in it now. */
  readonly content?: string;
  onClose(): void;
  readonly children: ComponentChildren;
}

/** A modal dialog of the browser: keeps the focus inside, closes with Escape, gives the focus back. */
export function Dialog({ label, className, testId, content, onClose, children }: Properties) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  useEffect(() => {
    const { current: shown } = dialog;
    const { activeElement: at } = document;
    if (shown?.contains(at) && at?.matches(fields)) return;
    // A form begins at its first field, not at the cross that closes it.
    shown?.querySelector<HTMLElement>(fields)?.focus();
  }, [content]);
  return (
    <dialog
      ref={dialog}
      class={className}
      aria-label={label}
      data-testid={testId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        // A second Escape would close the dialog without asking; all of them come here instead.
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      {children}
    </dialog>
  );
}
