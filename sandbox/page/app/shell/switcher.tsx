import { useState } from 'preact/hooks';
import { Dialog } from '../blocks/dialog.tsx';
import { moved } from '../chat/completion.ts';
import type { Page } from '../store/page.ts';
import { actors, conversationsOf } from '../store/page-state.ts';
import { usePage, useSlice } from '../store/use-page.ts';

interface Target {
  readonly label: string;
  readonly detail: string;
  go(): void;
}

/** Ctrl+K: type a few letters of a channel or person, Enter goes there or becomes them, ready to type. */
export function Switcher() {
  const page = usePage();
  const isOpen = useSlice((state) => state.open === 'switcher');
  return isOpen ? <SwitcherDialog page={page} /> : null;
}

function SwitcherDialog({ page }: { readonly page: Page }) {
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState(0);
  const wanted = typed.trim().toLowerCase();
  const found = targets(page).filter(({ label }) => label.toLowerCase().includes(wanted));
  const close = () => page.store.change({ open: undefined });
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined) {
      event.preventDefault();
      setPlace(moved(place, by, found.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      found[place]?.go();
    }
  };
  return (
    <Dialog label="Jump to" className="dialog switcher" testId="switcher" onClose={close}>
      <input
        class="input"
        placeholder="Jump to a channel, or act as a person"
        aria-label="Jump to"
        role="combobox"
        aria-expanded="true"
        aria-controls="switcher-list"
        aria-activedescendant={`target-${place}`}
        autoFocus
        value={typed}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setPlace(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id="switcher-list" role="listbox" aria-label="Places and people">
        {found.map(({ label, detail, go }, index) => (
          <div
            key={label}
            id={`target-${index}`}
            class="target"
            role="option"
            tabIndex={-1}
            aria-selected={index === place}
            onClick={go}
            onKeyDown={onKeyDown}
          >
            <strong>{label}</strong> <span>{detail}</span>
          </div>
        ))}
        {found.length === 0 && <p class="empty">Nothing is called that.</p>}
      </div>
    </Dialog>
  );
}

function targets(page: Page): readonly Target[] {
  const { state } = page.store;
  const rooms = conversationsOf(state).map(({ id, name, kind, topic }) => ({
    label: kind === 'channel' ? `#${name}` : name,
    detail: topic,
    go: () => page.goAndType(id),
  }));
  const people = actors(state).map(({ id, name, role }) => ({
    label: `Act as ${name}`,
    detail: role,
    go: () => void page.actAndType(id),
  }));
  return [
    ...rooms,
    { label: 'Home of Floorwalker', detail: 'The Home tab', go: () => page.go({ kind: 'home' }) },
    {
      label: 'Gallery',
      detail: 'Everything the bot can show',
      go: () => page.go({ kind: 'gallery' }),
    },
    ...people,
  ];
}
