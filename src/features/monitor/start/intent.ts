import { oneLine } from '../../../blocks/text.ts';
import { contactIdIn } from '../../../grammar/contact-id.ts';
import {
  isMisunderstood,
  type Misunderstood,
  misunderstood,
} from '../../../grammar/misunderstood.ts';
import { type NameRef, nameRef } from '../../../grammar/names.ts';
import type { Word } from '../../../grammar/words.ts';
import { isAboutSeveral, keyOf } from '../several.ts';
import { reasonProblem } from './reason.ts';

/** A wish to hear one agent, one contact, or one contact of one agent. */
export interface ListenIntent {
  readonly kind: 'listen';
  /** Undefined where the contact alone was named. */
  readonly agent: NameRef | undefined;
  /** Only this contact, where a button or the person named one. */
  readonly contactId?: string;
  /** What was typed for the agent is such an id: where it is no agent's and no queue's, it is this contact. */
  readonly bareId?: string;
  /** True where the control panel is to offer barge-in, too. */
  readonly isBarge: boolean;
  /** True where the question before barging in was answered. */
  readonly isConfirmed: boolean;
  /** Why, in their words. */
  readonly reason?: string;
  /** True where nothing says that it is an agent who was named. */
  readonly mayBeQueue: boolean;
}

/** `Maria`, `@maria`, `agent:<id> contact:<id>`, `contact:<id>`, each with or without `reason:"…"`. */
export function parseListen(
  words: readonly Word[],
  isBarge: boolean,
): ListenIntent | Misunderstood {
  const isConfirmed = isBarge && isWord(words.at(-1), 'confirmed');
  const said = isConfirmed ? words.slice(0, -1) : words;
  const contacts = said.filter((word) => keyOf(word) === 'contact');
  const reasons = said.filter((word) => keyOf(word) === 'reason');
  const rest = said.filter((word) => !contacts.includes(word) && !reasons.includes(word));
  const unknown = rest.map(keyOf).find((key) => key !== undefined && key !== 'agent');
  if (unknown !== undefined) return misunderstood(notHere(unknown));
  const contactId = oneContact(contacts);
  if (typeof contactId === 'object') return contactId;
  const reason = oneReason(reasons);
  if (typeof reason === 'object') return reason;
  const agent = nameRef(rest);
  const isContactAlone = rest.length === 0 && contactId !== undefined;
  if (!isContactAlone && (agent === undefined || isAboutSeveral(rest))) {
    return misunderstood('I read one agent here, and found none or more than one.');
  }
  const bareId = contactId === undefined ? bareIdIn(rest) : undefined;
  return {
    kind: 'listen',
    agent,
    ...(contactId !== undefined && { contactId }),
    ...(bareId !== undefined && { bareId }),
    isBarge,
    isConfirmed,
    ...(reason !== undefined && { reason }),
    mayBeQueue: !isBarge && contactId === undefined && isBareName(rest),
  };
}

/** What comes after `why`: a line that listens, or barges in, without its reason. */
export function parseWhy(words: readonly Word[]): ListenIntent | Misunderstood {
  const isBarge = isWord(words[0], 'barge');
  const intent = parseListen(isBarge ? words.slice(1) : words, isBarge);
  if (isMisunderstood(intent)) return intent;
  return intent.contactId !== undefined && agentIdOf(intent) !== undefined
    ? intent
    : misunderstood('The reason is asked for one contact: why agent:[id] contact:[id].');
}

/** The agent's id where it was typed as one: the only thing of a name that may be written down. */
export function agentIdOf({ agent }: Pick<ListenIntent, 'agent'>): string | undefined {
  const text = agent?.kind === 'named' ? agent.text : undefined;
  return text !== undefined && contactIdIn(text) === text ? text : undefined;
}

function oneContact(contacts: readonly Word[]): string | undefined | Misunderstood {
  const [contact, second] = contacts;
  if (contact?.kind !== 'key') return undefined;
  const contactId = contactIdIn(contact.value);
  return contactId === undefined || second
    ? misunderstood('After contact: goes one contact id: 32 hexadecimal digits in five groups.')
    : contactId;
}

function oneReason(reasons: readonly Word[]): string | undefined | Misunderstood {
  const [word, second] = reasons;
  if (word?.kind !== 'key') return undefined;
  if (second) return misunderstood('One reason is enough: reason:"coaching".');
  const reason = oneLine(word.value);
  const problem = reasonProblem(reason);
  return problem === undefined ? reason : misunderstood(problem);
}

/** A single id that may be a contact's: bare, in an ARN or in a link. */
function bareIdIn(words: readonly Word[]): string | undefined {
  const [only, second] = words;
  const isBare = only?.kind === 'word' || only?.kind === 'quoted';
  return isBare && !second ? contactIdIn(only.text) : undefined;
}

function notHere(key: string): string {
  return `I do not know “${key}:” here. Use agent: to listen, or queue:, group:, profile:, team:, state:, status: or channel: to see what there is.`;
}

function isWord(word: Word | undefined, text: string): boolean {
  return word?.kind === 'word' && word.text.toLowerCase() === text;
}

function isBareName(words: readonly Word[]): boolean {
  return words.every(({ kind }) => kind === 'word' || kind === 'quoted');
}
