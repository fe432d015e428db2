import type { Page } from './after-check.ts';
import { merged, pruned } from './ledger.ts';
import type { Scene } from './scene.ts';

/** Other processes write at every slot as well; so often in a row nobody loses. */
const mostAttempts = 20;

/**
 * Changes the page of the journal, whatever others write meanwhile, and brings into it what this
 * process kept while Redis was away. `undefined` changes nothing more. Returns the page as it is then;
 * undefined where others were always quicker. Throws BotError `redis_unavailable`.
 */
export async function changePage(
  { watchJournal, clock, tenant, memory, log }: Scene,
  change: (page: Page) => Page | undefined,
): Promise<Page | undefined> {
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    const { version, ...page } = await watchJournal.read(tenant);
    const kept = memory.ledger;
    const troubles = merged(page.troubles, kept);
    const start = troubles === page.troubles ? page : { ...page, troubles };
    const next = change(start) ?? start;
    if (next === page) {
      forget(memory, kept);
      return page;
    }
    const written = { ...next, troubles: pruned(next.troubles, clock.now()) };
    if (await watchJournal.write(tenant, { expectedVersion: version, page: written })) {
      forget(memory, kept);
      return written;
    }
  }
  log.warn({ tenant }, 'The journal could not be written: others were always quicker');
  return undefined;
}

/** What came in since stays. */
function forget(memory: Scene['memory'], kept: Scene['memory']['ledger']): void {
  memory.ledger = Object.fromEntries(
    Object.entries(memory.ledger).filter(([key, trouble]) => kept[key] !== trouble),
  );
}
