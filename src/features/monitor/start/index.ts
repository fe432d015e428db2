import { formRoad, type Road, road } from '../../road.ts';
import { parseBarge } from '../intent.ts';
import { startListening } from '../start-listening.ts';
import { monitorView } from '../view.ts';
import { type ListenIntent, parseWhy } from './intent.ts';
import type { ListenPorts } from './listen-ports.ts';
import { listenPorch } from './porch.ts';
import { reasonModal } from './reason-form.ts';

/** The roads of those who barge in, and of those who say why first. */
export function startRoads(ports: ListenPorts): Readonly<Record<'barge' | 'why', Road>> {
  const porch = listenPorch<ListenIntent>(ports);
  return {
    barge: road({
      parse: parseBarge,
      porch,
      needs: () => ({ kind: 'barge' }),
      run: (intent, asker) => startListening(ports, intent, asker),
      view: monitorView,
    }),
    why: formRoad({
      parse: parseWhy,
      porch,
      needs: ({ isBarge }) => ({ kind: isBarge ? 'barge' : 'listen' }),
      run: async (intent) => intent,
      modal: reasonModal,
    }),
  };
}
