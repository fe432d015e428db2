import type { SandboxEvent } from '../../../drive/api.ts';
import { staleAfter } from './hints.ts';
import type { PageStore } from './page-store.ts';
import type { Refresher } from './refresher.ts';

const retryMs = 2000;

/** Follows the sandbox's events and hints at what changed; comes back by itself after a break. */
export function follow(store: PageStore, refresher: Refresher): void {
  let lastSeq: number | undefined;
  const source = new EventSource('/api/events');
  source.onopen = () => {
    if (!store.state.isConnected) refresher.hint('everything');
    lastSeq = undefined;
  };
  source.onmessage = ({ data }: MessageEvent<string>) => {
    const event = JSON.parse(data) as SandboxEvent;
    for (const key of staleAfter(event, lastSeq, store.state.me)) refresher.hint(key);
    lastSeq = event.seq;
  };
  source.onerror = () => {
    store.change({ isConnected: false });
    // A browser gives up for good after an answer that is not a stream; the page does not.
    if (source.readyState !== EventSource.CLOSED) return;
    source.close();
    setTimeout(() => follow(store, refresher), retryMs);
  };
}
