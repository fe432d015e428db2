import type { CentreState } from '../../../drive/api.ts';
import { Icon } from '../shell/icons.tsx';
import { timeOfDay } from '../text/dates.ts';
import { localZone } from '../text/formatted.tsx';

/** Who listens to whom. */
export function Monitoring({ sessions }: { readonly sessions: CentreState['monitoring'] }) {
  return (
    <section aria-label="Listening">
      <h3>Listening</h3>
      {sessions.length === 0 && <p class="quiet">Nobody listens to anybody.</p>}
      <ul class="monitoring">
        {sessions.map(({ supervisor, agent, contactId, canBarge, since }) => (
          <li key={`${supervisor} ${contactId}`} data-testid="monitoring-session">
            <Icon name="headset" size={16} />
            <span>
              <strong>{supervisor}</strong> listens to <strong>{agent}</strong>
              <small>
                since {timeOfDay(Date.parse(since), localZone)}
                {canBarge ? ' · may barge' : ' · silent only'}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
