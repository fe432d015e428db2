import { type FilterValue, filterValues } from '../../../floor/filter-values.ts';
import {
  isMisunderstood,
  type Misunderstood,
  misunderstood,
} from '../../../grammar/misunderstood.ts';
import type { NameRef, TextRef } from '../../../grammar/names.ts';
import type { Word } from '../../../grammar/words.ts';

export interface StatusIntent {
  readonly kind: 'set-status';
  readonly agent: NameRef;
  readonly status: TextRef;
  /** True = do it; else say what it would do. */
  readonly isNow: boolean;
}

const example = 'status agent:maria status:Lunch';

/** `status agent:maria status:Lunch`, `status @maria status:"Right now" now`. A status called Now is put in quotation marks. */
export function parseStatus(all: readonly Word[]): StatusIntent | Misunderstood {
  const last = all.at(-1);
  const isNow = last?.kind === 'word' && last.text.toLowerCase() === 'now';
  const values = filterValues(isNow ? all.slice(0, -1) : all);
  if (isMisunderstood(values)) return values;
  const agents = refsOf(values, 'agent', undefined);
  const statuses = refsOf(values, 'status');
  if (agents.length + statuses.length < values.length) {
    return misunderstood(`I read agent: and status: here and nothing else: ${example}.`);
  }
  const [agent, otherAgent] = agents;
  if (!agent || otherAgent) {
    return misunderstood(`Say whose status it is, one agent at a time: ${example}.`);
  }
  const [status, otherStatus] = statuses;
  if (!status || otherStatus || status.kind === 'user') {
    return misunderstood(`Say which status it becomes, just one: ${example}.`);
  }
  return { kind: 'set-status', agent, status, isNow };
}

function refsOf(
  values: readonly FilterValue[],
  ...keys: readonly FilterValue['key'][]
): readonly NameRef[] {
  return values.filter(({ key }) => keys.includes(key)).map(({ ref }) => ref);
}
