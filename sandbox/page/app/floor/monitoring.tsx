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
        {sessions.map(({ supervisor, agent, contactId, since, ...session }) => (
          <li key={`${supervisor} ${contactId}`} data-testid="monitoring-session">
            <Icon name="headset" size={16} />
            <span>
              <strong>{supervisor}</strong> {doing(session)} <strong>{agent}</strong>
              <small>
                since {timeOfDay(Date.parse(since), localZone)}
                {session.canBarge ? ' · may barge' : ' · silent only'}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Session = CentreState['monitoring'][number];

function doing({ isRinging, isBarging }: Pick<Session, 'isRinging' | 'isBarging'>): string {
  if (isRinging) return 'is rung to listen to';
  return isBarging ? 'barged in on' : 'listens to';
}
