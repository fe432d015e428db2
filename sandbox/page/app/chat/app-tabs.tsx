import { Avatar } from '../shell/avatar.tsx';
import { conversationsOf, type Place } from '../store/page-state.ts';
import { usePage, useSlice } from '../store/use-page.ts';

/** The heading of the app's own room: its Home tab and its messages. */
export function AppTabs({ current }: { readonly current: 'home' | 'messages' }) {
  const page = usePage();
  const bot = useSlice((state) => state.sandbox?.people.find(({ isBot }) => isBot));
  const dm = useSlice((state) => conversationsOf(state).find(({ kind }) => kind === 'dm'));
  const tab = (name: string, isCurrent: boolean, place: Place) => (
    <button
      type="button"
      role="tab"
      aria-selected={isCurrent}
      data-testid={`tab-${name.toLowerCase()}`}
      onClick={() => page.go(place)}
    >
      {name}
    </button>
  );
  return (
    <header class="pane-heading app-heading">
      <h2>
        <Avatar person={bot ?? { id: '', name: 'Floorwalker', isBot: true }} size={24} />
        {bot?.name ?? 'Floorwalker'}
        <span class="tag">App</span>
      </h2>
      <div class="tabs" role="tablist">
        {tab('Home', current === 'home', { kind: 'home' })}
        {dm && tab('Messages', current === 'messages', { kind: 'conversation', id: dm.id })}
      </div>
    </header>
  );
}
