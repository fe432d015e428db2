import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { OpenView } from '../../../drive/api.ts';
import { Dialog } from '../blocks/dialog.tsx';
import { ScopedBlocks } from '../blocks/scoped-blocks.tsx';
import { formProblems } from '../form/problems.ts';
import { useForm } from '../form/use-form.ts';
import { Avatar } from '../shell/avatar.tsx';
import { Icon } from '../shell/icons.tsx';
import { usePage, useSlice } from '../store/use-page.ts';

/** The open modals, the newest on top; only that one is shown, the others keep what was typed. */
export function Modals() {
  const modals = useSlice((state) => state.views.modals);
  return (
    <>
      {modals.map((view, index) => (
        <Modal key={view.id} view={view} isTop={index === modals.length - 1} />
      ))}
    </>
  );
}

function Modal({ view, isTop }: { readonly view: OpenView; readonly isTop: boolean }) {
  const page = usePage();
  const form = useForm(view.blocks);
  const [errors, setErrors] = useErrors(view);
  const [isSending, setSending] = useState(false);
  const close = () => void page.closeView(view.id);
  const submit = async () => {
    const problems = formProblems(view.blocks, form.values);
    setErrors(problems);
    if (Object.keys(problems).length > 0 || isSending) return;
    setSending(true);
    const refused = await page.submit({ viewId: view.id, values: form.values });
    setSending(false);
    setErrors(refused);
  };
  if (!isTop) return null;
  return (
    <Dialog
      label={view.title}
      className="dialog modal"
      testId="modal"
      content={view.hash}
      onClose={close}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <ModalFrame view={view} onClose={close} isSending={isSending}>
          <ScopedBlocks
            blocks={view.blocks}
            container={{ kind: 'view', viewId: view.id }}
            form={{ ...form, errors }}
            what="this view"
          />
        </ModalFrame>
      </form>
    </Dialog>
  );
}

type Errors = Readonly<Record<string, string>>;

const noErrors: Errors = {};

/** The sentences under the fields, brought into sight when they come; they go when the app changes the view. */
function useErrors(view: OpenView): readonly [Errors, (errors: Errors) => void] {
  const [refused, setRefused] = useState({ hash: view.hash, errors: noErrors });
  const errors = refused.hash === view.hash ? refused.errors : noErrors;
  useEffect(() => {
    const first = document.querySelector('.modal .has-error');
    first?.scrollIntoView({ block: 'center' });
  }, [errors]);
  return [errors, (next) => setRefused({ hash: view.hash, errors: next })];
}

interface FrameProperties {
  readonly view: Pick<OpenView, 'title' | 'submit' | 'close'>;
  readonly isSending?: boolean;
  onClose?(): void;
  readonly children: ComponentChildren;
}

/** The look of a modal: title, content, and the row of buttons. */
export function ModalFrame({ view, isSending = false, onClose, children }: FrameProperties) {
  return (
    <div class="modal-frame">
      <header>
        <Avatar person={{ id: '', name: 'Floorwalker', isBot: true }} size={24} />
        <h2>{view.title}</h2>
        <button type="button" class="button button-icon" aria-label="Close" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div class="modal-content">{children}</div>
      <footer>
        <button type="button" class="button" data-testid="modal-close" onClick={onClose}>
          {view.close ?? 'Close'}
        </button>
        {view.submit !== null && (
          <button
            type="submit"
            class={`button button-primary${isSending ? ' is-waiting' : ''}`}
            aria-busy={isSending}
            data-testid="modal-submit"
          >
            {view.submit}
          </button>
        )}
      </footer>
    </div>
  );
}
