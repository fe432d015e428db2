import type { Verdict } from '../../../chain/verify.ts';
import type { SaidHead } from '../../../domain/audit-head.ts';
import { verdictOn } from '../pages.ts';
import type { Scene } from './scene.ts';

export interface HeadReport {
  readonly day: string;
  readonly verdict: Verdict;
  /** The head that was posted before, of which the verdict says whether it is still there. */
  readonly before: SaidHead | undefined;
  /**
   * What Redis remembers of it: the same; nothing, though this process knows it; another head of that
   * day. `unknown`: nobody remembers any.
   */
  readonly remembered: 'same' | 'forgotten' | 'differs' | 'unknown';
  /** True where Redis holds no settings any more, so that it was emptied. */
  readonly isEmptied: boolean;
}

/** What is to be said of the chain today. Throws BotError `redis_unavailable`. */
export async function headReport(
  { audit, tenant, memory, signal }: Scene,
  due: { readonly day: string; readonly isEmptied: boolean; readonly said: SaidHead | undefined },
): Promise<HeadReport> {
  const { day, isEmptied, said } = due;
  const own = memory.said;
  // Who can rewrite the chain in Redis can rewrite the posted head there: our own memory goes first.
  const before = own && (!said || own.day >= said.day) ? own : said;
  const verdict = await verdictOn(audit, tenant, { given: before?.head }, signal);
  return { day, verdict, before, remembered: rememberedOf(said, before), isEmptied };
}

function rememberedOf(
  said: SaidHead | undefined,
  before: SaidHead | undefined,
): HeadReport['remembered'] {
  if (!before) return 'unknown';
  if (said?.day !== before.day) return 'forgotten';
  return said.head?.number === before.head?.number && said.head?.hash === before.head?.hash
    ? 'same'
    : 'differs';
}
