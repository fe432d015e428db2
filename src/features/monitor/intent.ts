import { type FilterRequest, parseFilter } from '../../floor/filter-request.ts';
import { isFilterKey } from '../../floor/filter-values.ts';
import { contactIdIn } from '../../grammar/contact-id.ts';
import { isMisunderstood, type Misunderstood, misunderstood } from '../../grammar/misunderstood.ts';
import { type NameRef, nameRef } from '../../grammar/names.ts';
import type { Word } from '../../grammar/words.ts';
import { takeShare } from '../share.ts';

export interface ListenIntent {
  readonly kind: 'listen';
  readonly agent: NameRef;
  /** Only this contact of the agent, where a button or the person named one. */
  readonly contactId?: string;
  /** True where the control panel is to offer barge-in, too. */
  readonly isBarge: boolean;
  /** True where nothing says that it is an agent who was named. */
  readonly mayBeQueue: boolean;
}

/** What there is to listen to, in a part of the floor. */
export interface LiveIntent {
  readonly kind: 'live';
  readonly request: FilterRequest;
}

/** To hear the longest of it. */
export interface LongestIntent {
  readonly kind: 'longest';
  readonly request: FilterRequest;
  readonly isBarge: boolean;
}

export type MonitorIntent = ListenIntent | LiveIntent;

/** `/monitor`, `/monitor queue:Billing`, `/monitor all`; `/monitor Maria`, `/monitor agent:<id> contact:<id>`. */
export function parseMonitor(words: readonly Word[]): MonitorIntent | Misunderstood {
  return asksForList(words) ? parseLive(words) : (shareTrouble(words) ?? parseListen(words, false));
}

function shareTrouble(words: readonly Word[]): Misunderstood | undefined {
  return takeShare(words).share
    ? misunderstood('Who can be listened to is shown to nobody else: leave out share.')
    : undefined;
}

/** Whether a line, without `barge`, asks for the longest live contact: `longest queue:Billing`. */
export function asksForLongest([first]: readonly Word[]): boolean {
  return first?.kind === 'word' && first.text.toLowerCase() === 'longest';
}

/** What comes after `longest`: a filter, or nothing for my view. */
export function parseLongest(
  words: readonly Word[],
  isBarge: boolean,
): LongestIntent | Misunderstood {
  const live = parseLive(words);
  return isMisunderstood(live) ? live : { kind: 'longest', request: live.request, isBarge };
}

/** What comes after `/monitor barge`: `Maria`, `agent:<id> contact:<id>`. */
export function parseBarge(words: readonly Word[]): ListenIntent | Misunderstood {
  return words.length === 0
    ? misunderstood('Say on whom to barge in, for example: barge Maria Lindqvist.')
    : parseListen(words, true);
}

/** Nothing, `all`, several names, or any key of a filter but agent:, which names whom to listen to. */
function asksForList(words: readonly Word[]): boolean {
  return words.some((word) => isListKey(keyOf(word))) || isAboutSeveral(words);
}

/** Nobody named, or more than one. */
function isAboutSeveral(words: readonly Word[]): boolean {
  const request = parseFilter(words.filter((word) => keyOf(word) !== 'contact'));
  if (isMisunderstood(request)) return false;
  if (request.kind !== 'asked') return words.every((word) => keyOf(word) !== 'contact');
  return request.asked.agents.length + request.asked.any.length > 1;
}

function isListKey(key: string | undefined): boolean {
  return key !== undefined && key !== 'agent' && isFilterKey(key);
}

/** `queue:` with a space after it is a key, too. */
function keyOf(word: Word): string | undefined {
  if (word.kind === 'key') return word.key;
  return word.kind === 'word' ? /^([a-z]+):$/i.exec(word.text)?.[1]?.toLowerCase() : undefined;
}

function parseLive(words: readonly Word[]): LiveIntent | Misunderstood {
  const trouble = shareTrouble(words);
  if (trouble) return trouble;
  const keys = words.map(keyOf);
  if (keys.includes('sort')) {
    return misunderstood('Live contacts stand longest first, so leave out sort:.');
  }
  if (keys.includes('contact')) {
    return misunderstood('With contact: goes one agent: and nothing else.');
  }
  const request = parseFilter(words);
  return isMisunderstood(request) ? request : { kind: 'live', request };
}

function parseListen(words: readonly Word[], isBarge: boolean): ListenIntent | Misunderstood {
  const contacts = words.filter((word) => word.kind === 'key' && word.key === 'contact');
  const rest = words.filter((word) => !contacts.includes(word));
  const unknown = rest.find((word) => word.kind === 'key' && word.key !== 'agent');
  if (unknown?.kind === 'key') {
    return misunderstood(
      `I do not know “${unknown.key}:” here. Use agent: to listen, or queue:, group:, profile:, team:, state:, status: or channel: to see what there is.`,
    );
  }
  const agent = nameRef(rest);
  if (!agent || isAboutSeveral(rest))
    return misunderstood('I read one agent here, and found none or more than one.');
  const [contact] = contacts;
  if (contact?.kind !== 'key')
    return { kind: 'listen', agent, isBarge, mayBeQueue: !isBarge && isBareName(rest) };
  const contactId = contactIdIn(contact.value);
  if (contactId === undefined || contacts.length > 1) {
    return misunderstood(
      'After contact: goes one contact id: 32 hexadecimal digits in five groups.',
    );
  }
  return { kind: 'listen', agent, contactId, isBarge, mayBeQueue: false };
}

function isBareName(words: readonly Word[]): boolean {
  return words.every(({ kind }) => kind === 'word' || kind === 'quoted');
}
