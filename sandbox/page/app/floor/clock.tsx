import { sandboxNow } from '../store/page-state.ts';
import { usePage, useSlice, useTick } from '../store/use-page.ts';
import { formatDate } from '../text/dates.ts';
import { localZone } from '../text/formatted.tsx';

const speeds = [1, 10, 60];

/** The sandbox's clock: what it says, how fast it goes, and how to move it. */
export function SandboxClock() {
  const page = usePage();
  const speed = useSlice((state) => state.sandbox?.speed);
  return (
    <section class="clock" aria-label="Clock of the sandbox">
      <Face />
      <div class="clock-buttons">
        <fieldset class="segmented" aria-label="Speed">
          {speeds.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={speed === one}
              data-testid={`speed-${one}`}
              onClick={() => void page.setClock({ speed: one })}
            >
              {one}×
            </button>
          ))}
        </fieldset>
        <button
          type="button"
          class="button button-small"
          data-testid="advance-minute"
          onClick={() => void page.setClock({ advanceSeconds: 60 })}
        >
          +1 min
        </button>
        <button
          type="button"
          class="button button-small"
          title="To the next thing that happens"
          data-testid="clock-step"
          onClick={() => void page.setClock({ step: true })}
        >
          Step
        </button>
      </div>
    </section>
  );
}

function Face() {
  useTick(250);
  const { store } = usePage();
  const nowMs = sandboxNow(store.state, performance.now());
  const show = (format: string) => formatDate(nowMs / 1000, format, { timeZone: localZone, nowMs });
  return (
    <div class="clock-face" data-testid="clock">
      <time>{show('{time_secs}')}</time>
      <small>{show('{date}')}</small>
    </div>
  );
}
