import type { Notification } from '../../../drive/api.ts';
import { personById } from '../store/page-state.ts';
import { usePage, useSlice } from '../store/use-page.ts';
import { timeOfDay } from '../text/dates.ts';
import { withArt } from '../text/emoji-art.tsx';
import { flatten } from '../text/flat.ts';
import { localZone } from '../text/formatted.tsx';

const reasons: Readonly<Record<Notification['why'], string>> = {
  'direct-message': 'direct message',
  mention: 'mentioned you',
  'channel-post': 'posted',
};

/** What made this person's phone buzz, newest first. */
export function NotificationList() {
  const page = usePage();
  const state = useSlice((all) => all);
  const newest = state.notifications.toReversed();
  const nameOf = (id: string) =>
    personById(state, id)?.name ?? state.sandbox?.conversations.find((one) => one.id === id)?.name;
  return (
    <div
      class="popover notification-list"
      role="dialog"
      aria-label="Notifications"
      data-testid="notifications"
    >
      <h2>Notifications</h2>
      <p class="quiet">
        What buzzed on {personById(state, state.me)?.name}’s phone. An edit never does.
      </p>
      {newest.length === 0 && <p class="empty">Nothing yet.</p>}
      <ul>
        {newest.map(({ at, channel, ts, text, why }) => {
          const conversation = state.sandbox?.conversations.find(({ id }) => id === channel);
          const where = conversation?.kind === 'channel' ? `#${conversation.name}` : 'Floorwalker';
          return (
            <li key={`${channel} ${ts} ${why}`}>
              <button type="button" onClick={() => page.go({ kind: 'conversation', id: channel })}>
                <span class="notification-head">
                  <strong>{where}</strong> {reasons[why]}
                  <time>{timeOfDay(Date.parse(at), localZone)}</time>
                </span>
                <span>{withArt(flatten(text, nameOf))}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
