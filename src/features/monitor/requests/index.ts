import type { Porch } from '../../porch.ts';
import { type Road, road } from '../../road.ts';
import { asFarAsPossible } from '../start/attempt.ts';
import { agentIdOf } from '../start/intent.ts';
import type { ListenPorts } from '../start/listen-ports.ts';
import { listenPorch } from '../start/porch.ts';
import { askRequest, type RequestPorts } from './ask-request.ts';
import { parseCancel, parseRequests, parseWhenFree, type WhenFreeIntent } from './intent.ts';
import { cancelRequest, listRequests, type OwnRequestsPorts } from './own-requests.ts';
import { recordRequest } from './record-request.ts';
import { askView, cancelView, requestsView } from './view.ts';

export type RequestRoadsPorts = RequestPorts & OwnRequestsPorts & ListenPorts;

/**
 * The roads of requests, by their words. Whoever may listen may ask for it; their own they may see
 * and cancel whatever became of their rights.
 */
export function requestRoads(ports: RequestRoadsPorts): Readonly<Record<string, Road>> {
  const own = () => ({ kind: 'see-queues' }) as const;
  return {
    'when-free': road({
      parse: parseWhenFree,
      needs: ({ isBarge }) => ({ kind: isBarge ? 'barge' : 'listen' }),
      porch: requestPorch(ports),
      run: (intent, asker) => askRequest(ports, intent, asker),
      view: askView,
    }),
    requests: road({
      parse: parseRequests,
      needs: own,
      run: (_intent, asker) => listRequests(ports, asker),
      view: requestsView,
    }),
    cancel: road({
      parse: parseCancel,
      needs: own,
      run: (intent, asker) => cancelRequest(ports, intent, asker),
      view: cancelView,
    }),
  };
}

/** As often as one may try to listen; whom the gate refuses is written down as one who asked. */
function requestPorch(ports: RequestRoadsPorts): Porch<WhenFreeIntent> {
  const { enter } = listenPorch<WhenFreeIntent>(ports);
  return {
    enter,
    refused: async (intent, { workspace, userId: who }, why) => {
      const way = intent.isBarge ? 'barge' : 'listen';
      const request = { agentId: agentIdOf(intent), way, reason: intent.reason } as const;
      const news = { who, what: 'asked', outcome: 'refused', why, request } as const;
      const tenant = { workspace, instance: ports.instance };
      await asFarAsPossible(recordRequest(ports, tenant, news));
    },
  };
}
