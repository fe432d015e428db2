import { type Road, road } from '../../road.ts';
import { type ExportPorts, exportAgents } from './export-agents.ts';
import { parseExport } from './intent.ts';
import { exportView } from './view.ts';

/** `/agents export`: the agents of a view as a file, for those who may take them away. */
export function exportRoad(ports: ExportPorts): Road {
  return road({
    parse: parseExport,
    needs: () => ({ kind: 'export-agents' }),
    run: (intent, asker) => exportAgents(ports, intent, asker),
    view: exportView,
  });
}
