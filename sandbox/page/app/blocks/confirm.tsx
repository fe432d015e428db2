import { useState } from 'preact/hooks';
import { asObject, isObject, type Json, textOf } from '../json.ts';
import { Dialog } from './dialog.tsx';
import { Text } from './text.tsx';

/** Asks first where the element demands it. Returns how to ask, and what to draw beside the element. */
export function useConfirm(element: Json) {
  const [pending, setPending] = useState<{ readonly run: () => void }>();
  const confirm = element.confirm;
  const ask = (run: () => void) => (isObject(confirm) ? setPending({ run }) : run());
  const close = () => setPending(undefined);
  const dialog = pending && (
    <ConfirmDialog
      confirm={asObject(confirm)}
      onDeny={close}
      onConfirm={() => {
        close();
        pending.run();
      }}
    />
  );
  return { ask, dialog };
}

interface Properties {
  readonly confirm: Json;
  onConfirm(): void;
  onDeny(): void;
}

function ConfirmDialog({ confirm, onConfirm, onDeny }: Properties) {
  const kind = confirm.style === 'danger' ? 'button-danger' : 'button-primary';
  return (
    <Dialog
      label={textOf(confirm.title)}
      className="dialog confirm"
      testId="confirm-dialog"
      onClose={onDeny}
    >
      <h2>
        <Text of={confirm.title} />
      </h2>
      <p>
        <Text of={confirm.text} />
      </p>
      <footer>
        <button type="button" class="button" data-testid="confirm-no" onClick={onDeny}>
          {textOf(confirm.deny) || 'Cancel'}
        </button>
        <button
          type="button"
          class={`button ${kind}`}
          data-testid="confirm-yes"
          onClick={onConfirm}
        >
          {textOf(confirm.confirm) || 'Yes'}
        </button>
      </footer>
    </Dialog>
  );
}
