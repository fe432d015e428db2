import { ScopedBlocks } from '../blocks/scoped-blocks.tsx';
import { useSlice } from '../store/use-page.ts';
import { AppTabs } from './app-tabs.tsx';

/** The app's Home tab for this person. */
export function HomePane() {
  const home = useSlice((state) => state.views.home);
  return (
    <section class="pane chat-pane" aria-label="Home of Floorwalker" data-testid="home">
      <AppTabs current="home" />
      <div class="home">
        {home ? (
          <ScopedBlocks
            blocks={home.blocks}
            container={{ kind: 'view', viewId: home.id }}
            what="the Home tab"
          />
        ) : (
          <div class="empty">
            <p>The app has not published a Home tab for this person.</p>
          </div>
        )}
      </div>
    </section>
  );
}
