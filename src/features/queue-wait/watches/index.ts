import { formRoad, type Road, road } from '../../road.ts';
import { startView, unwatchView } from './answer-view.ts';
import { watchModal } from './form/watch-modal.ts';
import { parseContact, parseWatch, parseWatches } from './intent.ts';
import { watchesView } from './list-view.ts';
import { listWatches, type OwnWatchesPorts, stopWatch } from './own-watches.ts';
import { type StartWatchPorts, startWatch } from './start-watch.ts';

export { watchFromForm } from './form/from-form.ts';
export type { WatchesPorts } from './scene.ts';
export { createWatches } from './tick.ts';

export type WatchPorts = StartWatchPorts & OwnWatchesPorts;

/** The roads of watches, by their words. Whoever may see waits may take them, for themselves. */
export function watchRoads(ports: WatchPorts): Readonly<Record<string, Road>> {
  const needs = () => ({ kind: 'see-queues' }) as const;
  return {
    watch: road({
      parse: (words) => parseWatch(words, ports.instance),
      needs,
      run: (intent, asker) => startWatch(ports, intent, asker),
      view: startView,
    }),
    'watch-form': formRoad({
      parse: (words) => parseContact(words, ports.instance),
      needs,
      run: async ({ contactId }) => contactId,
      modal: watchModal,
    }),
    watches: road({
      parse: parseWatches,
      needs,
      run: (_intent, asker) => listWatches(ports, asker),
      view: watchesView,
    }),
    unwatch: road({
      parse: (words) => parseContact(words, ports.instance),
      needs,
      run: ({ contactId }, asker) => stopWatch(ports, contactId, asker),
      view: unwatchView,
    }),
  };
}
