import type { LeverState } from '../../../drive/api.ts';
import { usePage, useSlice } from '../store/use-page.ts';

/** What happens on any day; the others break something. */
const everyday: readonly string[] = [
  'rush',
  'lunch',
  'guest-joins-floor',
  'sam-loses-barge',
  'sam-gone-from-connect',
  'maria-takes-sams-email',
];

const noLevers: readonly LeverState[] = [];

/** What a reviewer can do to the floor and to the services under the bot. */
export function Levers() {
  const levers = useSlice((state) => state.sandbox?.levers) ?? noLevers;
  return (
    <section aria-label="Levers">
      <h3>Levers</h3>
      <div class="levers">
        {levers.map((lever) => (
          <Lever key={lever.name} lever={lever} />
        ))}
      </div>
    </section>
  );
}

function Lever({ lever }: { readonly lever: LeverState }) {
  const page = usePage();
  const { name, label, isOn, unavailable } = lever;
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      disabled={unavailable !== null}
      class={`lever${everyday.includes(name) ? '' : ' lever-fault'}`}
      title={unavailable ?? label}
      data-testid={`lever-${name}`}
      onClick={() => void page.pull(name, !isOn)}
    >
      <span class="knob" aria-hidden="true" />
      <span>
        {label}
        {unavailable !== null && <small>{unavailable}</small>}
      </span>
    </button>
  );
}
