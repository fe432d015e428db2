import type { Channel } from '../domain/contact-centre.ts';
import { type AgentSort, filterLimits } from '../domain/floor-filter.ts';
import { isMisunderstood, type Misunderstood, misunderstood } from '../grammar/misunderstood.ts';
import type { NameRef, TextRef } from '../grammar/names.ts';
import type { Word } from '../grammar/words.ts';
import { type FilterKey, type FilterValue, filterValues } from './filter-values.ts';
import { channelFor, sortFor, stateFor } from './filter-words.ts';

/** A filter as it was typed: names that still have to be found, everything else understood. */
export interface AskedFilter {
  readonly queues: readonly TextRef[];
  readonly groups: readonly TextRef[];
  readonly profiles: readonly TextRef[];
  readonly agents: readonly NameRef[];
  /** At most one. */
  readonly teams: readonly TextRef[];
  /** Without a key: the name of a queue or an agent, or a mention. */
  readonly any: readonly NameRef[];
  /** As the API spells them. */
  readonly states: readonly string[];
  readonly statuses: readonly TextRef[];
  readonly channels: readonly Channel[];
}

export type FilterRequest =
  /** Nothing was typed: my view. */
  | { readonly kind: 'mine'; readonly sort?: AgentSort }
  | { readonly kind: 'all'; readonly sort?: AgentSort }
  | { readonly kind: 'asked'; readonly asked: AskedFilter; readonly sort?: AgentSort };

/** Reads a filter. Total: what is no filter, or more than the service takes, is a sentence. */
export function parseFilter(words: readonly Word[]): FilterRequest | Misunderstood {
  const values = filterValues(words);
  if (isMisunderstood(values)) return values;
  const sort = readSort(values.filter(({ key }) => key === 'sort'));
  if (isMisunderstood(sort)) return sort;
  const typed = values.filter(({ key }) => key !== 'sort');
  if (typed.length === 0) return { kind: 'mine', ...sort };
  const others = typed.filter((value) => !isAll(value));
  if (others.length === 0) return { kind: 'all', ...sort };
  const asked = readAsked(others);
  return isMisunderstood(asked) ? asked : { kind: 'asked', asked, ...sort };
}

/** `all` says where to look; filters beside it say at whom. */
function isAll({ key, ref }: FilterValue): boolean {
  const isTyped = key === undefined && ref.kind === 'typed';
  return isTyped && ref.words.every((word) => word.toLowerCase() === 'all');
}

function readSort(values: readonly FilterValue[]): { readonly sort?: AgentSort } | Misunderstood {
  const sorts = new Set<AgentSort>();
  for (const { ref } of values) {
    const text = textOf(ref);
    const sort = sortFor(text);
    if (sort === undefined) {
      return misunderstood(
        `I do not know the order “${text}”. Use sort:urgency, sort:longest, sort:name or sort:status.`,
      );
    }
    sorts.add(sort);
  }
  const [sort] = sorts;
  if (sorts.size > 1) return misunderstood('Only one order fits: leave out one sort:.');
  return sort === undefined ? {} : { sort };
}

function readAsked(values: readonly FilterValue[]): AskedFilter | Misunderstood {
  const person = values.find(({ key, ref }) => ref.kind === 'user' && !takesPeople(key));
  if (person?.key)
    return misunderstood(`A person is no ${person.key}. Mention people after agent:.`);
  const refs = (wanted: FilterKey | undefined) =>
    onceEach(values.flatMap(({ key, ref }) => (key === wanted ? [ref] : [])));
  const names = (wanted: FilterKey) =>
    refs(wanted).flatMap((ref) => (ref.kind === 'user' ? [] : [ref]));
  const states = readEach(names('state'), stateFor, unknownState);
  if (isMisunderstood(states)) return states;
  const channels = readEach(names('channel'), channelFor, unknownChannel);
  if (isMisunderstood(channels)) return channels;
  const asked: AskedFilter = {
    queues: names('queue'),
    groups: names('group'),
    profiles: names('profile'),
    agents: refs('agent'),
    teams: names('team'),
    any: refs(undefined),
    states,
    statuses: names('status'),
    channels,
  };
  const problem = overLimit(asked);
  return problem === undefined ? asked : misunderstood(problem);
}

/** What is named twice counts once; of several spellings the first one stays. */
function onceEach(refs: readonly NameRef[]): readonly NameRef[] {
  const keys = refs.map((ref) => `${ref.kind} ${textOf(ref).toLowerCase()}`);
  return refs.filter((_ref, index) => keys.indexOf(keys[index] ?? '') === index);
}

function takesPeople(key: FilterKey | undefined): boolean {
  return key === undefined || key === 'agent';
}

const unknownState = (text: string) =>
  `I do not know the state “${text}”. Use missed, on-hold, connected, ringing, incoming, pending, ended, error, rejected or paused.`;

const unknownChannel = (text: string) =>
  `I do not know the channel “${text}”. Use voice, chat, task or e-mail.`;

/** What each value means, once each. */
function readEach(
  refs: readonly TextRef[],
  meaning: (text: string) => string | undefined,
  unknown: (text: string) => string,
): readonly string[] | Misunderstood {
  const found = new Set<string>();
  for (const ref of refs) {
    const meant = meaning(textOf(ref));
    if (meant === undefined) return misunderstood(unknown(textOf(ref)));
    found.add(meant);
  }
  return [...found];
}

/** What Amazon Connect takes in one request, said before it is asked. A name without a key may turn out to be either. */
function overLimit(asked: AskedFilter): string | undefined {
  const { queues, profiles, agents, teams, states } = filterLimits;
  const loose = asked.any.length;
  if (asked.queues.length + loose > queues && asked.queues.length > 0) {
    return tooMany(queues, 'queues', asked.queues.length + loose);
  }
  if (asked.agents.length + loose > agents) {
    const what = asked.agents.length === 0 ? 'queues or agents' : 'agents';
    return tooMany(agents, what, asked.agents.length + loose);
  }
  if (asked.profiles.length > profiles) {
    return tooMany(profiles, 'routing profiles', asked.profiles.length);
  }
  if (asked.teams.length > teams) {
    return `Only one team fits a filter, and here are ${asked.teams.length}. Name the team above them, or one at a time.`;
  }
  return asked.states.length > states ? tooMany(states, 'states', asked.states.length) : undefined;
}

function tooMany(most: number, what: string, found: number): string {
  return `At most ${most} ${what} fit one filter, and here are ${found}. Leave some out.`;
}

/** The text of a reference, as it was typed. */
export function textOf(ref: NameRef): string {
  if (ref.kind === 'user') return `<@${ref.userId}>`;
  return ref.kind === 'named' ? ref.text : ref.words.join(' ');
}
