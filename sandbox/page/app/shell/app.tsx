import { ConversationPane } from '../chat/conversation.tsx';
import { HomePane } from '../chat/home.tsx';
import { Modals } from '../chat/modals.tsx';
import { Floor } from '../floor/floor.tsx';
import { Gallery } from '../gallery/gallery.tsx';
import { usePage, useSlice } from '../store/use-page.ts';
import { useGlobalKeys } from './keys.ts';
import { Sidebar } from './sidebar.tsx';
import { Switcher } from './switcher.tsx';
import { TabBar } from './tab-bar.tsx';
import { Toasts } from './toasts.tsx';
import { TopBar } from './top-bar.tsx';

/** The whole page. */
export function App() {
  useGlobalKeys(usePage());
  const pane = useSlice((state) => state.pane);
  const place = useSlice((state) => state.place);
  const isReady = useSlice((state) => state.sandbox !== undefined);
  const failure = useSlice((state) => state.failure);
  const isConnected = useSlice((state) => state.isConnected);
  if (!isReady) return <p class="starting">{failure ?? 'Reading the sandbox…'}</p>;
  return (
    <div class="app" data-pane={pane} data-place={place.kind} data-testid="app">
      <TopBar />
      {!isConnected && (
        <p class="lost" role="alert" data-testid="connection-lost">
          Connection to the sandbox lost. Trying again.
        </p>
      )}
      <Sidebar />
      <main>
        {place.kind === 'conversation' && <ConversationPane id={place.id} />}
        {place.kind === 'home' && <HomePane />}
        {place.kind === 'gallery' && <Gallery entryId={place.entryId} />}
      </main>
      <Floor />
      <TabBar />
      <Modals />
      <Switcher />
      <Toasts />
      <Spoken />
    </div>
  );
}

/** Tells a screen reader what arrived. */
function Spoken() {
  const spoken = useSlice((state) => state.spoken);
  return (
    <div class="visually-hidden" role="status" aria-live="polite" data-testid="spoken">
      {spoken}
    </div>
  );
}
