import type {
  CentreState,
  Conversation,
  GalleryEntry,
  Notification,
  Person,
  SandboxState,
  SeenMessage,
  Views,
} from '../../../drive/api.ts';

/** What the middle of the page shows. */
export type Place =
  | { readonly kind: 'conversation'; readonly id: string }
  | { readonly kind: 'home' }
  | { readonly kind: 'gallery'; readonly entryId?: string };

/** The one pane a phone shows. */
export type Pane = 'chat' | 'channels' | 'floor';

/** A short note at the edge: what was refused, what the phone would have buzzed for, what Slack would do. */
export interface Toast {
  readonly id: number;
  readonly kind: 'problem' | 'notification' | 'note';
  readonly title: string;
  readonly text: string;
  readonly channel?: string;
}

/** What Slackbot says to the person alone when a command could not be delivered. */
export interface SlackbotNote {
  readonly id: number;
  readonly channel: string;
  readonly afterTs: string;
  readonly text: string;
}

export interface PageState {
  readonly sandbox: SandboxState | undefined;
  /** When `sandbox.now` was read, by the page's own stopwatch, in milliseconds. */
  readonly readAtMs: number;
  readonly failure: string | undefined;
  readonly isConnected: boolean;
  readonly me: string;
  readonly place: Place;
  readonly pane: Pane;
  readonly messages: Readonly<Record<string, readonly SeenMessage[]>>;
  readonly notifications: readonly Notification[];
  readonly views: Views;
  readonly centre: CentreState | undefined;
  readonly centreReadAtMs: number;
  readonly gallery: readonly GalleryEntry[] | undefined;
  /** `person conversation` → the newest `ts` they have looked at. */
  readonly lastRead: Readonly<Record<string, string>>;
  readonly toasts: readonly Toast[];
  readonly slackbot: readonly SlackbotNote[];
  readonly open: 'switcher' | 'people' | 'notifications' | undefined;
  /** The conversation whose composer takes the focus as soon as it is there. */
  readonly typeIn: string | undefined;
  /** What a screen reader is told next. */
  readonly spoken: string;
}

export const emptyPage: PageState = {
  sandbox: undefined,
  readAtMs: 0,
  failure: undefined,
  isConnected: true,
  me: '',
  place: { kind: 'conversation', id: '' },
  pane: 'chat',
  messages: {},
  notifications: [],
  views: { modals: [], home: null },
  centre: undefined,
  centreReadAtMs: 0,
  gallery: undefined,
  lastRead: {},
  toasts: [],
  slackbot: [],
  open: undefined,
  typeIn: undefined,
  spoken: '',
};

/** The people one can act as: everybody but bots. */
export function actors(page: PageState): readonly Person[] {
  return page.sandbox?.people.filter((person) => !person.isBot) ?? [];
}

export function personById(page: PageState, id: string): Person | undefined {
  return page.sandbox?.people.find((person) => person.id === id);
}

/** The conversations this person has: channels, and the direct messages they are in. */
export function conversationsOf(page: PageState): readonly Conversation[] {
  const all = page.sandbox?.conversations ?? [];
  return all.filter(({ memberIds }) => !memberIds || memberIds.includes(page.me));
}

/** Messages of others that this person has not looked at yet. */
export function unreadIn(page: PageState, conversation: string): number {
  const last = page.lastRead[readKey(page.me, conversation)] ?? '';
  const messages = page.messages[conversation] ?? [];
  return messages.filter(({ ts, userId }) => userId !== page.me && ts > last).length;
}

export function readKey(person: string, conversation: string): string {
  return `${person} ${conversation}`;
}

/** The sandbox's present instant in milliseconds: its last reading carried on at its own speed. */
export function sandboxNow(page: PageState, stopwatchMs: number): number {
  if (!page.sandbox) return 0;
  const passed = Math.max(0, stopwatchMs - page.readAtMs);
  return Date.parse(page.sandbox.now) + passed * page.sandbox.speed;
}
