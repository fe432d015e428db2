import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Conversation, Person, UserGroup } from '../../../drive/api.ts';
import type { OfferedOptions } from '../../../drive/options-api.ts';
import type { Chosen } from '../form/selected.ts';
import type { FormValues } from '../form/values.ts';
import type { Json } from '../json.ts';

/** What blocks need to know of where they stand: names for ids, the form they belong to, where a press goes. */
export interface Scope {
  readonly people: readonly Person[];
  readonly userGroups: readonly UserGroup[];
  readonly conversations: readonly Conversation[];
  readonly nowMs: number;
  readonly values: FormValues;
  readonly errors: Readonly<Record<string, string>>;
  /** Keeps the value an element holds now. */
  set(blockId: string, actionId: string, value: Json): void;
  /** Tells the app that an element was used; the promise ends when the app has answered. */
  act(blockId: string, actionId: string, chosen: Chosen): Promise<void>;
  /** Asks the app what a select offers for what was typed. */
  suggest(blockId: string, actionId: string, typed: string): Promise<Offer>;
  /** Opens an address: the web in a new tab; what Slack itself would open is only said. */
  follow(url: string): void;
  /** Opens a mention of a channel; nothing in the gallery. */
  goTo(conversationId: string): void;
}

type Offer = Pick<OfferedOptions, 'groups' | 'note'>;

export const noOffer: Offer = { groups: [], note: 'Nothing answers here.' };

export const ScopeContext = createContext<Scope>({
  people: [],
  userGroups: [],
  conversations: [],
  nowMs: 0,
  values: {},
  errors: {},
  set: () => undefined,
  act: () => Promise.resolve(),
  suggest: () => Promise.resolve(noOffer),
  follow: () => undefined,
  goTo: () => undefined,
});

export function useScope(): Scope {
  return useContext(ScopeContext);
}
