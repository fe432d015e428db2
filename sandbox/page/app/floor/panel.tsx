import type { CentreState } from '../../../drive/api.ts';
import type { ControlPanel, PanelContact, PanelRequest } from '../../../drive/people-api.ts';
import { sandboxNow } from '../store/page-state.ts';
import { usePage, useSlice, useTick } from '../store/use-page.ts';
import { stopwatch } from '../text/durations.ts';

/** The contact control panel of the person one acts as, where what they listen to rings and is heard. */
export function Panel({ panels }: { readonly panels: CentreState['panels'] }) {
  const me = useSlice((state) => state.me);
  const panel = panels.find(({ personId }) => personId === me);
  return (
    <section class="ccp" aria-label="Contact control panel" data-testid="panel">
      <h3>
        Contact control panel
        <span class="quiet">{panel?.username}</span>
      </h3>
      {panel ? <Inside panel={panel} /> : <p class="quiet">None: not in Amazon Connect.</p>}
    </section>
  );
}

function Inside({ panel }: { readonly panel: ControlPanel }) {
  const { isSignedIn, status, listening } = panel;
  return (
    <>
      <p class="ccp-line">
        <span data-testid="panel-status">{isSignedIn ? `Signed in · ${status}` : 'Offline'}</span>
        {isSignedIn ? (
          <Act act="sign-out" label="Go offline" />
        ) : (
          <Act act="sign-in" label="Sign in" />
        )}
      </p>
      {listening ? <Listening contact={listening} /> : <p class="quiet">No contact.</p>}
    </>
  );
}

function Listening({ contact }: { readonly contact: PanelContact }) {
  const { agent, queue, channel, isRinging, canBarge, isBarging } = contact;
  return (
    <div class="ccp-contact" data-testid="panel-contact">
      <p>
        <strong>{wordFor(contact)}</strong> {agent}
        <small>
          {queue ?? 'no queue'} · {channel.toLowerCase()} · <Duration since={contact.since} />
          {canBarge || ' · silent only'}
        </small>
      </p>
      <p class="ccp-acts">
        {isRinging && <Act act="accept" label="Accept" />}
        {canBarge && !isRinging && !isBarging && <Act act="barge" label="Barge in" />}
        <Act act="hang-up" label={isRinging ? 'Decline' : 'Hang up'} />
      </p>
    </div>
  );
}

function wordFor({ isRinging, isBarging }: PanelContact): string {
  if (isRinging) return 'Ringing: to listen to';
  return isBarging ? 'In the conversation with' : 'Listening to';
}

function Duration({ since }: { readonly since: string }) {
  useTick(1000);
  const { store } = usePage();
  const now = sandboxNow(store.state, performance.now());
  return <span data-testid="panel-duration">{stopwatch((now - Date.parse(since)) / 1000)}</span>;
}

function Act({ act, label }: { readonly act: PanelRequest['act']; readonly label: string }) {
  const page = usePage();
  return (
    <button
      type="button"
      class="button button-small"
      data-testid={`panel-${act}`}
      onClick={() => void page.usePanel(act)}
    >
      {label}
    </button>
  );
}
