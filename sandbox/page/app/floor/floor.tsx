import { ScrollArea } from '../shell/scroll-area.tsx';
import { useSlice } from '../store/use-page.ts';
import { Agents } from './agents.tsx';
import { SandboxClock } from './clock.tsx';
import { Levers } from './levers.tsx';
import { Monitoring } from './monitoring.tsx';
import { Panel } from './panel.tsx';
import { Queues } from './queues.tsx';

/** The contact centre beside the chat, as it truly is: what the bot's answers can be held against. */
export function Floor() {
  const centre = useSlice((state) => state.centre);
  const endpoint = useSlice((state) => state.sandbox?.connectEndpoint);
  return (
    <aside class="pane floor" aria-label="Contact centre" data-testid="floor">
      <header class="pane-heading">
        <h2>Contact centre</h2>
        <span class="topic">as it truly is</span>
      </header>
      <ScrollArea className="floor-scroll" label="State of the contact centre" testId="floor-state">
        <SandboxClock />
        {centre && <Panel panels={centre.panels} />}
        {centre ? <Queues centre={centre} /> : <p class="empty">No reading yet.</p>}
        <Levers />
        {centre && <Monitoring sessions={centre.monitoring} />}
        {centre && <Agents agents={centre.agents} />}
        <p class="endpoint">
          Any AWS client may talk to it: <code data-testid="connect-endpoint">{endpoint}</code>
        </p>
      </ScrollArea>
    </aside>
  );
}
