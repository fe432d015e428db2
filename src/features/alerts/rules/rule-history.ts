import type { Episode } from '../../../domain/alerting/alert.ts';
import { findNamed } from '../../../floor/find-named.ts';
import type { NameTrouble } from '../../../floor/name-trouble.ts';
import { parseDuration } from '../../../grammar/duration.ts';
import { type Misunderstood, misunderstood } from '../../../grammar/misunderstood.ts';
import { nameRef, type TextRef } from '../../../grammar/names.ts';
import { quote, type Word } from '../../../grammar/words.ts';
import type { Asker } from '../../answer.ts';
import { tenantOf } from '../../kept-listing.ts';
import { namesFor } from './make-rule.ts';
import type { RuleNames } from './rule-words.ts';
import type { RulesPorts } from './rules-ports.ts';
import { textOf } from './split-clauses.ts';

export interface HistoryIntent {
  readonly kind: 'history';
  /** A queue by name, or the id of a rule; undefined: everything. */
  readonly of: TextRef | undefined;
  readonly seconds: number;
}

/** Kept so long. */
const mostSeconds = 35 * 86_400;

/** `history`, `history Billing`, `history k3x9bd 7d`. Total. */
export function parseHistory(words: readonly Word[]): HistoryIntent | Misunderstood {
  const last = parseDuration(textOf(words.at(-1)));
  const seconds = last ?? 86_400;
  const rest = last === undefined ? words : words.slice(0, -1);
  if (seconds > mostSeconds) return misunderstood('History is kept for 35 days: history 35d.');
  if (rest.length === 0) return { kind: 'history', of: undefined, seconds };
  const [only] = rest;
  const isOtherKey = only?.kind === 'key' && only.key !== 'queue';
  const of = isOtherKey ? undefined : nameRef(rest);
  return of && of.kind !== 'user'
    ? { kind: 'history', of, seconds }
    : misunderstood('Say a queue or the id of a rule, and how far back: history Billing 7d.');
}

export type HistoryReport =
  | {
      readonly kind: 'history';
      /** What began last stands first; open ones with what is over. */
      readonly episodes: readonly Episode[];
      /** More than these were found. */
      readonly isCut: boolean;
      readonly seconds: number;
      readonly by: RuleNames;
      readonly now: Date;
    }
  | NameTrouble;

const mostRead = 5000;
const mostShown = 100;

/** What fired in this time: what is open, and what ended in it. Throws BotError `redis_unavailable`, `connect_…`. */
export async function ruleHistory(
  ports: RulesPorts,
  { of, seconds }: HistoryIntent,
  asker: Asker,
): Promise<HistoryReport> {
  const tenant = tenantOf(ports, asker);
  const now = ports.clock.now();
  const from = new Date(now.getTime() - seconds * 1000);
  const wanted = of && (await wantedOf(ports, of, seconds, asker));
  if (wanted && 'kind' in wanted) return wanted;
  const [read, ended] = await Promise.all([
    ports.alertStore.read(tenant, now),
    ports.alertStore.history(tenant, { from, until: now, atMost: mostRead }),
  ]);
  const byId = new Map([...ended, ...read.episodes].map((one) => [one.id, one]));
  const all = [...byId.values()]
    .filter((one) => one.ended === undefined || one.ended.at.getTime() >= from.getTime())
    .filter((one) => wanted === undefined || wanted.isIt(one))
    .toSorted((one, other) => other.firedAt.getTime() - one.firedAt.getTime());
  const episodes = all.slice(0, mostShown);
  return {
    kind: 'history',
    episodes,
    isCut: all.length > mostShown || ended.length >= mostRead,
    seconds,
    by: await namesFor(
      ports,
      episodes.map(({ rule }) => rule),
      asker,
    ),
    now,
  };
}

async function wantedOf(
  ports: RulesPorts,
  of: TextRef,
  seconds: number,
  asker: Asker,
): Promise<{ readonly isIt: (episode: Episode) => boolean } | NameTrouble> {
  const text = (of.kind === 'named' ? of.text : of.words.join(' ')).toLowerCase();
  const tenant = tenantOf(ports, asker);
  if (/^[a-z0-9]{1,20}$/u.test(text)) {
    const [rule, [version]] = await Promise.all([
      ports.ruleStore.find(tenant, text),
      ports.ruleStore.versions(tenant, text),
    ]);
    if (rule ?? version) return { isIt: (episode) => episode.rule.id === text };
  }
  const names = await ports.directory.names(ports.instance, { priority: 'command' });
  const found = findNamed(names, 'queues', of);
  if (found.kind === 'found') {
    return { isIt: ({ target }) => target.kind === 'queue' && target.id === found.id };
  }
  const textFor = ({ id }: { readonly id: string }) => `history queue:${quote(id)} ${seconds}s`;
  const { what, match } = found;
  return { kind: 'name-trouble', what, match, again: { command: 'alerts', textFor } };
}
