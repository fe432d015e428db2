import { type Misunderstood, misunderstood } from '../grammar/misunderstood.ts';
import { type NameRef, valueRef } from '../grammar/names.ts';
import type { Word } from '../grammar/words.ts';
import { stateFor } from './filter-words.ts';

export const filterKeys = [
  'queue',
  'group',
  'profile',
  'agent',
  'team',
  'state',
  'status',
  'channel',
  'sort',
] as const;

export type FilterKey = (typeof filterKeys)[number];

/** One value of a filter; without a key it is the name of a queue or an agent. */
export interface FilterValue {
  readonly key: FilterKey | undefined;
  readonly ref: NameRef;
}

/** Whether this is a key of a filter. */
export function isFilterKey(key: string): key is FilterKey {
  return filterKeys.some((one) => one === key);
}

/** What was typed as values by key: commas part them, and what follows an unquoted value belongs to it. Total. */
export function filterValues(words: readonly Word[]): readonly FilterValue[] | Misunderstood {
  const reader = new ValueReader();
  for (const word of words) {
    const problem = reader.take(word);
    if (problem !== undefined) return misunderstood(problem);
  }
  return reader.end();
}

const unknownKey = (key: string) =>
  `I do not know “${key}:” here. Use queue:, group:, profile:, agent:, team:, state:, status:, channel: or sort:.`;

const noPerson = {
  group:
    'A Slack user group is no filter here. Mention one person, name an agent, queue or team, or type the name of a group of queues after group:.',
  channel: 'A Slack channel is no filter here. After channel: goes voice, chat, task or e-mail.',
} as const;

/** Values that never are more than one word. */
const ofOneWord: readonly FilterKey[] = ['group', 'channel', 'sort'];

/** Right after a key a mention of a user group is read as any other value. */
function isSlackGroup(value: string): boolean {
  return value.startsWith('<!subteam^');
}

/** It would begin the name of everything. */
function isEmptyName(word: Word): boolean {
  if (word.kind === 'quoted') return word.text === '';
  return word.kind === 'key' && word.isQuoted && word.value === '';
}

const noName =
  'Between two quotation marks is nothing. Type a name between them, or leave them out.';

class ValueReader {
  readonly #values: FilterValue[] = [];
  #key: FilterKey | undefined;
  /** The unquoted words of the value that is being read. */
  #words: string[] = [];
  /** After `key:` or a comma the next word belongs to the key, whatever it is. */
  #isAwaiting = false;
  /** Keys that were opened and have no value yet. */
  #emptyKey: FilterKey | undefined;

  /** What is wrong with the word, in a sentence; undefined when nothing is. */
  take(word: Word): string | undefined {
    if (word.kind === 'group' || word.kind === 'channel') return noPerson[word.kind];
    if (isEmptyName(word)) return noName;
    if (word.kind === 'key') {
      if (!isFilterKey(word.key)) return unknownKey(word.key);
      if (isSlackGroup(word.value)) return noPerson.group;
      const problem = this.#open(word.key);
      if (problem !== undefined) return problem;
      const ref = valueRef(word);
      if (word.isQuoted || ref.kind === 'user') this.#whole(ref);
      else this.#text(word.value);
      return undefined;
    }
    if (word.kind === 'user') this.#whole({ kind: 'user', userId: word.userId });
    else if (word.kind === 'quoted') this.#whole({ kind: 'named', text: word.text });
    else return this.#bare(word.text);
    return undefined;
  }

  end(): readonly FilterValue[] | Misunderstood {
    this.#flush();
    return this.#emptyKey === undefined
      ? this.#values
      : misunderstood(nothingAfter(this.#emptyKey));
  }

  #open(key: FilterKey): string | undefined {
    this.#flush();
    if (this.#emptyKey !== undefined) return nothingAfter(this.#emptyKey);
    this.#key = key;
    this.#emptyKey = key;
    this.#isAwaiting = true;
    return undefined;
  }

  /** A quoted name or a mention is a value by itself. */
  #whole(ref: NameRef): void {
    this.#flush();
    if (!this.#isAwaiting) this.#key = undefined;
    this.#push(ref);
    this.#isAwaiting = false;
  }

  #bare(text: string): string | undefined {
    const opened = /^([a-z]+):$/i.exec(text)?.[1]?.toLowerCase();
    if (opened !== undefined && isFilterKey(opened)) return this.#open(opened);
    const goesOn = this.#isAwaiting || text.startsWith(',') || this.#takesMore();
    if (!goesOn) {
      this.#flush();
      this.#key = undefined;
    }
    this.#text(text);
    return undefined;
  }

  /** A value that was begun unquoted takes more words; but for those that are one word each. */
  #takesMore(): boolean {
    return this.#words.length > 0 && !ofOneWord.some((key) => key === this.#key);
  }

  #text(text: string): void {
    const [first = '', ...others] = text.split(',');
    if (first !== '') this.#words.push(first);
    for (const other of others) {
      this.#flush();
      if (other !== '') this.#words.push(other);
    }
    this.#isAwaiting = text.endsWith(',') || (this.#isAwaiting && this.#words.length === 0);
  }

  #flush(): void {
    const words = this.#words;
    this.#words = [];
    if (words.length === 0) return;
    const own = this.#key === 'state' ? wordsOfState(words) : words.length;
    this.#push({ kind: 'typed', words: words.slice(0, own) });
    const rest = words.slice(own);
    if (rest.length === 0) return;
    this.#key = undefined;
    this.#push({ kind: 'typed', words: rest });
  }

  #push(ref: NameRef): void {
    this.#values.push({ key: this.#key, ref });
    this.#emptyKey = undefined;
  }
}

/** How many of the words are the state: `on hold Billing` is two of them and a name. */
function wordsOfState(words: readonly string[]): number {
  for (let used = words.length; used > 0; used -= 1) {
    if (stateFor(words.slice(0, used).join(' ')) !== undefined) return used;
  }
  return words.length;
}

function nothingAfter(key: FilterKey): string {
  return `Nothing follows ${key}:. Type its value right after the colon, for example ${examples[key]}.`;
}

const examples: Readonly<Record<FilterKey, string>> = {
  queue: 'queue:Billing',
  group: 'group:emea',
  profile: 'profile:"Tier 1"',
  agent: 'agent:maria',
  team: 'team:East',
  state: 'state:on-hold',
  status: 'status:Lunch',
  channel: 'channel:voice',
  sort: 'sort:longest',
};
