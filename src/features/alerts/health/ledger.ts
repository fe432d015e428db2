import type { Trouble, TroubleNews } from '../../../domain/alerting/trouble.ts';

/** What of the watch does not work, by key. Open, or over and not long told. */
export type Ledger = Readonly<Record<string, Trouble>>;

export type NewTrouble = Pick<Trouble, 'kind' | 'since' | 'code' | 'about'>;

/** One that comes back so soon after its end is the same one. Milliseconds. */
const sameWithinMs = 10 * 60_000;

/** The kind, and what it is about. */
export function troubleKey({ kind, about }: Pick<NewTrouble, 'kind' | 'about'>): string {
  return about === undefined ? kind : `${kind}|${about}`;
}

/** Something does not work. What is known to be open stays as it began. */
export function noted(ledger: Ledger, found: NewTrouble): Ledger {
  const key = troubleKey(found);
  const known = ledger[key];
  if (!known) return { ...ledger, [key]: { key, ...found } };
  if (!known.over) return ledger;
  const isSame = found.since.getTime() - known.over.getTime() < sameWithinMs;
  // An end that nobody heard of was none.
  if (!known.endToldAt) return { ...ledger, [key]: { ...known, over: undefined } };
  if (!isSame) return { ...ledger, [key]: { key, ...found } };
  const { since, waited } = known;
  return { ...ledger, [key]: { key, ...found, since, waited, backAt: found.since } };
}

/** It works again since then. */
export function cleared(ledger: Ledger, key: string, at: Date): Ledger {
  const known = ledger[key];
  if (!known || known.over) return ledger;
  return { ...ledger, [key]: { ...known, over: at } };
}

/** The same for all open ones of these kinds. */
export function clearedKinds(ledger: Ledger, kinds: readonly Trouble['kind'][], at: Date): Ledger {
  return Object.values(ledger)
    .filter(({ kind }) => kinds.includes(kind))
    .reduce<Ledger>((rest, { key }) => cleared(rest, key, at), ledger);
}

/**
 * What of it is to be told now: that it began once, that it is over once. One that came back after its
 * end was told is said to be back once, and from then on it is over only when it was quiet for ten minutes.
 */
export function newsOf(trouble: Trouble, now: Date): TroubleNews | undefined {
  const { toldAt, over, endToldAt, backAt } = trouble;
  if (!over) {
    if (toldAt) return undefined;
    return backAt ? 'came-back' : 'began';
  }
  if (endToldAt) return undefined;
  const isQuiet = now.getTime() - over.getTime() >= sameWithinMs;
  if (backAt && !isQuiet) return undefined;
  return toldAt ? 'ended' : 'was';
}

/** As it stands once this was told. */
export function told(ledger: Ledger, key: string, what: TroubleNews, at: Date): Ledger {
  const known = ledger[key];
  if (!known) return ledger;
  const isBeginning = what === 'began' || what === 'came-back';
  const parts = isBeginning ? { toldAt: at } : { endToldAt: at };
  return { ...ledger, [key]: { ...known, ...parts, telling: undefined } };
}

/** Without those whose end was told and lies ten minutes back. */
export function pruned(ledger: Ledger, now: Date): Ledger {
  const isDone = ({ over, endToldAt }: Trouble) =>
    over !== undefined && endToldAt !== undefined && now.getTime() - over.getTime() >= sameWithinMs;
  return Object.fromEntries(Object.entries(ledger).filter(([, trouble]) => !isDone(trouble)));
}

/**
 * What this process kept while Redis was away, brought into what Redis has. Another process may have
 * been back earlier: what it has of the same time stays, so that its end is told once.
 */
export function merged(ledger: Ledger, kept: Ledger): Ledger {
  let all = ledger;
  for (const trouble of Object.values(kept)) all = mergedOne(all, trouble);
  return all;
}

function mergedOne(ledger: Ledger, trouble: Trouble): Ledger {
  const { key, since, over, toldAt } = trouble;
  const known = ledger[key];
  if (!known) return { ...ledger, [key]: trouble };
  if (known.over && known.over >= since) return ledger;
  const isNews = since < known.since || over !== undefined || (toldAt && !known.toldAt);
  if (!known.over && !isNews) return ledger;
  const begun = noted(ledger, trouble);
  const both = begun[key] ?? trouble;
  const heard = both.toldAt ?? toldAt;
  const start = new Date(Math.min(both.since.getTime(), since.getTime()));
  return { ...begun, [key]: { ...both, since: start, toldAt: heard, over } };
}
