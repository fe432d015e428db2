import { usePage, useSlice } from '../store/use-page.ts';
import { Icon } from './icons.tsx';
import { NotificationList } from './notification-list.tsx';

/** The bar over everything: where to go, how events arrive, what the phone buzzed for. */
export function TopBar() {
  const page = usePage();
  const workspace = useSlice((state) => state.sandbox?.workspace.name);
  const delivery = useSlice((state) => state.sandbox?.delivery);
  const count = useSlice((state) => state.notifications.length);
  const isOpen = useSlice((state) => state.open === 'notifications');
  return (
    <header class="top-bar">
      <span class="brand">
        <Icon name="headset" size={20} /> Floorwalker <small>sandbox</small>
      </span>
      <button
        type="button"
        class="search"
        data-testid="open-switcher"
        onClick={() => page.open('switcher')}
      >
        <Icon name="search" size={16} />
        <span>Jump to a channel or person in {workspace}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <span class="delivery" title="How Slack's events reach the bot">
        {delivery === 'socket' ? 'Socket Mode' : 'HTTP delivery'}
      </span>
      <span class="notifications">
        <button
          type="button"
          class="bell"
          aria-expanded={isOpen}
          aria-label={`Notifications: ${count}`}
          data-testid="open-notifications"
          onClick={() => page.open('notifications')}
        >
          <Icon name="bell" size={20} />
          {count > 0 && <span class="unread">{count}</span>}
        </button>
        {isOpen && <NotificationList />}
      </span>
    </header>
  );
}
