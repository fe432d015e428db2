import type { CentreState } from '../../../drive/api.ts';
import { Icon, type IconName } from '../shell/icons.tsx';
import { sandboxNow } from '../store/page-state.ts';
import { usePage, useTick } from '../store/use-page.ts';
import { stopwatch } from '../text/durations.ts';

type Queue = CentreState['queues'][number];

/** The queues: who waits, how long, and who is there to answer. */
export function Queues({ centre }: { readonly centre: CentreState }) {
  useTick(1000);
  const { store } = usePage();
  const sinceReading = (sandboxNow(store.state, performance.now()) - Date.parse(centre.now)) / 1000;
  const passed = Math.max(0, sinceReading);
  return (
    <section aria-label="Queues">
      <table class="queues">
        <thead>
          <tr>
            <th scope="col">Queue</th>
            <th scope="col">Waiting</th>
            <th scope="col">Oldest</th>
            <th scope="col">
              <abbr title="Estimated wait">Est.</abbr>
            </th>
            <th scope="col">
              <abbr title="Agents available of agents staffed">Free</abbr>
            </th>
          </tr>
        </thead>
        <tbody>
          {centre.queues.map((queue) => (
            <Row key={`${queue.id} ${queue.channel}`} queue={queue} passed={passed} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const icons: Readonly<Record<string, IconName>> = {
  VOICE: 'phone',
  CHAT: 'chat',
  TASK: 'task',
  EMAIL: 'mail',
};

function Row({ queue, passed }: { readonly queue: Queue; readonly passed: number }) {
  const oldest = queue.oldestSeconds === null ? null : queue.oldestSeconds + passed;
  return (
    <tr data-testid="queue" data-queue={queue.name} class={queue.waiting > 0 ? 'is-waiting' : ''}>
      <th scope="row">
        <span title={queue.channel}>
          <Icon name={icons[queue.channel] ?? 'hash'} size={15} />
        </span>
        <span class="visually-hidden">{queue.channel} </span>
        {queue.name}
      </th>
      <td>
        <span class="waiting" style={{ '--share': Math.min(1, queue.waiting / 12) }}>
          {queue.waiting}
        </span>
      </td>
      <td class={heat(oldest)}>{stopwatch(oldest)}</td>
      <td>{stopwatch(queue.estimateSeconds)}</td>
      <td class={queue.staffed === 0 ? 'hot' : ''}>
        {queue.available}
        <small> / {queue.staffed}</small>
      </td>
    </tr>
  );
}

/** Two minutes are worth a look, five are worth a walk; only the page's colouring. */
function heat(seconds: number | null): string {
  if (seconds === null || seconds < 120) return '';
  return seconds < 300 ? 'warm' : 'hot';
}
