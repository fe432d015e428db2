import type { Pane } from '../store/page-state.ts';
import { usePage, useSlice } from '../store/use-page.ts';
import { Icon, type IconName } from './icons.tsx';

/** The bar at the foot of a phone: one pane at a time. */
export function TabBar() {
  const page = usePage();
  const pane = useSlice((state) => state.pane);
  const isGallery = useSlice((state) => state.place.kind === 'gallery');
  const current = pane === 'chat' && isGallery ? 'gallery' : pane;
  const tab = (name: Pane | 'gallery', label: string, icon: IconName) => (
    <button
      type="button"
      aria-current={current === name ? 'page' : undefined}
      data-testid={`pane-${name}`}
      onClick={() => open(name)}
    >
      <Icon name={icon} size={22} />
      {label}
    </button>
  );
  const open = (name: Pane | 'gallery') => {
    if (name === 'gallery') page.go({ kind: 'gallery' });
    else if (name === 'chat' && isGallery) page.leaveGallery();
    else page.showPane(name);
  };
  return (
    <nav class="tab-bar" aria-label="Panes">
      {tab('chat', 'Chat', 'chat')}
      {tab('channels', 'Channels', 'hash')}
      {tab('floor', 'Floor', 'floor')}
      {tab('gallery', 'Gallery', 'gallery')}
    </nav>
  );
}
