import { usePage, useSlice } from '../store/use-page.ts';
import { withArt } from '../text/emoji-art.tsx';
import { Icon } from './icons.tsx';

/** Notes at the edge: what the phone buzzes for, and what was refused. */
export function Toasts() {
  const page = usePage();
  const toasts = useSlice((state) => state.toasts);
  return (
    <div class="toasts" role="status" aria-live="polite" data-testid="toasts">
      {toasts.map(({ id, kind, title, text, channel }) => (
        <div key={id} class={`toast toast-${kind}`} data-testid={`toast-${kind}`}>
          <button
            type="button"
            class="toast-body"
            onClick={() => {
              page.store.dismiss(id);
              if (channel) page.go({ kind: 'conversation', id: channel });
            }}
          >
            <strong>
              {kind === 'notification' && <Icon name="bell" size={14} />} {title}
            </strong>
            <span>{withArt(text)}</span>
          </button>
          <button
            type="button"
            class="toast-close"
            aria-label="Dismiss"
            onClick={() => page.store.dismiss(id)}
          >
            <Icon name="close" size={14} />
          </button>
        </div>
      ))}
    </div>
  );
}
