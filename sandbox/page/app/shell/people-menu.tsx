import { useEffect, useRef } from 'preact/hooks';
import { actors } from '../store/page-state.ts';
import { usePage, useSlice } from '../store/use-page.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icons.tsx';
import { walk } from './walk.ts';

/** Everybody one can be, with what a reviewer should know of them. */
export function PeopleMenu() {
  const page = usePage();
  const state = useSlice((all) => all);
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    menu.current?.querySelector<HTMLElement>('[aria-selected=true]')?.focus();
  }, []);
  return (
    <div
      class="popover people-menu"
      role="listbox"
      aria-label="Act as"
      ref={menu}
      data-testid="people-menu"
      onKeyDown={(event) => walk(event, menu.current)}
    >
      {actors(state).map((person) => (
        <button
          key={person.id}
          type="button"
          role="option"
          aria-selected={person.id === state.me}
          data-testid={`act-as-${person.id}`}
          onClick={() => void page.actAs(person.id)}
        >
          <Avatar person={person} size={32} />
          <span>
            <strong>{person.name}</strong>
            <small>{person.role}</small>
          </span>
          {person.id === state.me && <Icon name="check" />}
        </button>
      ))}
    </div>
  );
}
