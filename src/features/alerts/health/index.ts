import { type Misunderstood, misunderstood } from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';
import { type Road, road } from '../../road.ts';
import { type HealthPorts, readHealth } from './read-health.ts';
import { healthView } from './view.ts';

export type { HealthPorts } from './read-health.ts';
export { createTroubles, type Troubles } from './troubles.ts';
export { createWatchdog, type Watchdog } from './watchdog.ts';

interface HealthIntent {
  readonly kind: 'health';
}

/** `/alerts health`: how alerting itself does, for whoever sees rules. */
export function healthRoad(ports: HealthPorts): Road {
  return road({
    parse: parseHealth,
    needs: () => ({ kind: 'see-rules' }),
    run: (_intent, asker) => readHealth(ports, asker),
    view: healthView,
  });
}

function parseHealth(words: readonly Word[]): HealthIntent | Misunderstood {
  return words.length === 0
    ? { kind: 'health' }
    : misunderstood('health shows how alerting itself does, so leave out what comes after it.');
}
