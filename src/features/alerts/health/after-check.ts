import type { TroubleKind } from '../../../domain/alerting/trouble.ts';
import type { JournalPage } from '../../../stores/alerting.ts';
import { gapOf, kindOf, type Outage } from './gap.ts';
import { clearedKinds, type Ledger, noted } from './ledger.ts';

export type Page = Omit<JournalPage, 'version'>;

interface Facts {
  /** What this process saw fail itself, since when. */
  readonly outage: Outage | undefined;
  readonly now: Date;
  readonly intervalSeconds: number;
}

/** What a completed check shows to be over. */
const overByCheck: readonly TroubleKind[] = ['not-checking', 'connect-away', 'redis-away'];

/** The page after a check that was completed: what was wrong with checks is over, and a gap that nobody noted is named. */
export function afterGoodCheck(page: Page, { outage, now, intervalSeconds }: Facts): Page {
  const gap = gapOf({ page, outage, now, intervalSeconds });
  const troubles = gap ? withGap(page.troubles, gap.from, gap.failure) : page.troubles;
  return { lastOkAt: now, troubles: clearedKinds(troubles, overByCheck, now) };
}

/** The page after a check that failed: since when they do, and once that is long, that it is a trouble. */
export function afterFailedCheck(page: Page, facts: Facts & { readonly outage: Outage }): Page {
  const { outage } = facts;
  const gap = gapOf({ page, ...facts });
  return {
    ...page,
    failingSince: page.failingSince ?? outage.since,
    failure: page.failingSince ? (page.failure ?? outage.failure) : outage.failure,
    troubles: gap ? withGap(page.troubles, gap.from, outage.failure) : page.troubles,
  };
}

/** Whatever of checks is open tells this gap already: one gap is told once. */
function withGap(ledger: Ledger, since: Date, failure: string): Ledger {
  const isKnown = Object.values(ledger).some(
    ({ kind, over }) => overByCheck.includes(kind) && !over,
  );
  if (isKnown) return ledger;
  return noted(ledger, { kind: kindOf(failure), since, code: failure });
}
