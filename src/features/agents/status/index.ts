import { type Road, road } from '../../road.ts';
import { parseStatus } from './intent.ts';
import { type StatusPorts, setStatus } from './set-status.ts';
import { statusView } from './view.ts';

/** `/agents status`: sets an agent's status in Amazon Connect, for administrators. */
export function statusRoad(ports: StatusPorts): Road {
  return road({
    parse: parseStatus,
    needs: () => ({ kind: 'set-status' }),
    run: (intent, asker) => setStatus(ports, intent, asker),
    view: statusView,
  });
}
