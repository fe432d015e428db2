import type { Notification, SeenMessage } from '../../../drive/api.ts';
import { flatten } from '../text/flat.ts';
import { client, Refused } from './client.ts';
import { conversationsOf, personById, readKey } from './page-state.ts';
import type { PageStore } from './page-store.ts';

/** Reads the sandbox into the store. A reading that failed leaves what was there and shows the banner. */
export class Readings {
  readonly #store: PageStore;

  constructor(store: PageStore) {
    this.#store = store;
  }

  /** One reading by its key (see hints.ts). Never throws for a sandbox that is away. */
  async read(key: string): Promise<void> {
    try {
      await this.#readings(key);
      if (!this.#store.state.isConnected) this.#store.change({ isConnected: true });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const isFirst = this.#store.state.sandbox === undefined;
      this.#store.change({ isConnected: false, ...(isFirst && { failure: error.message }) });
    }
  }

  #readings(key: string): Promise<void> {
    if (key === 'everything') return this.#everything();
    if (key === 'state') return this.#stateAndNew();
    if (key === 'centre') return this.#centre();
    if (key === 'views') return this.#views();
    if (key === 'notifications') return this.#notifications();
    if (key === 'gallery') return this.#gallery();
    return this.#messages(key.slice('messages:'.length));
  }

  async #everything(): Promise<void> {
    await this.#state();
    const conversations = conversationsOf(this.#store.state);
    await Promise.all([
      this.#notifications(),
      this.#views(),
      this.#centre(),
      ...conversations.map(({ id }) => this.#messages(id)),
    ]);
  }

  async #state(): Promise<void> {
    const sandbox = await client.state(this.#store.state.me);
    const people = sandbox.people.filter(({ isBot }) => !isBot);
    const asked = this.#store.state.me;
    const me = people.some(({ id }) => id === asked) ? asked : (people[0]?.id ?? '');
    this.#store.change({
      sandbox,
      readAtMs: performance.now(),
      failure: undefined,
      me,
    });
    // Direct messages are named as the one who reads sees them.
    if (me !== asked) await this.#state();
  }

  /** Whoever came into a conversation sees what was said there. */
  async #stateAndNew(): Promise<void> {
    await this.#state();
    const { messages } = this.#store.state;
    const unread = conversationsOf(this.#store.state).filter(({ id }) => !messages[id]);
    await Promise.all(unread.map(({ id }) => this.#messages(id)));
  }

  async #centre(): Promise<void> {
    const centre = await client.centre();
    this.#store.change({ centre, centreReadAtMs: performance.now() });
  }

  async #views(): Promise<void> {
    const { me } = this.#store.state;
    const views = await client.views(me);
    if (me === this.#store.state.me) this.#store.change({ views });
  }

  async #gallery(): Promise<void> {
    this.#store.change({ gallery: await client.gallery() });
  }

  async #notifications(): Promise<void> {
    const { me, notifications: before } = this.#store.state;
    const notifications = await client.notifications(me);
    if (me !== this.#store.state.me) return;
    this.#store.change({ notifications });
    if (this.#isSettled(me)) {
      const known = new Set(before.map(keyOf));
      for (const fresh of notifications.filter((one) => !known.has(keyOf(one)))) this.#buzz(fresh);
    }
    this.#settledFor = me;
  }

  #settledFor: string | undefined;

  #isSettled(me: string): boolean {
    return this.#settledFor === me;
  }

  #buzz({ channel, text }: Notification): void {
    const { sandbox, place } = this.#store.state;
    if (place.kind === 'conversation' && place.id === channel) return;
    const conversation = sandbox?.conversations.find(({ id }) => id === channel);
    const where = conversation?.kind === 'channel' ? `#${conversation.name}` : 'Direct message';
    this.#store.toast({ kind: 'notification', title: where, text: this.#flat(text), channel });
  }

  async #messages(conversation: string): Promise<void> {
    const { me } = this.#store.state;
    if (!this.#store.state.sandbox?.conversations.some(({ id }) => id === conversation)) {
      await this.#state();
    }
    // What is said where this person is not, they do not hear.
    if (!conversationsOf(this.#store.state).some(({ id }) => id === conversation)) return;
    const messages = await client.messages(conversation, me);
    const { state } = this.#store;
    if (me !== state.me) return;
    const before = state.messages[conversation];
    this.#store.change({ messages: { ...state.messages, [conversation]: messages } });
    this.markRead();
    if (before) this.#speak(conversation, before, messages);
  }

  /** What is on screen counts as read. */
  markRead(): void {
    const { place, pane, me, messages, lastRead } = this.#store.state;
    if (place.kind !== 'conversation' || pane !== 'chat') return;
    const newest = messages[place.id]
      ?.map(({ ts }) => ts)
      .toSorted()
      .at(-1);
    const key = readKey(me, place.id);
    if (newest && lastRead[key] !== newest) {
      this.#store.change({ lastRead: { ...lastRead, [key]: newest } });
    }
  }

  #speak(conversation: string, before: readonly SeenMessage[], now: readonly SeenMessage[]): void {
    const { place, me } = this.#store.state;
    if (place.kind !== 'conversation' || place.id !== conversation) return;
    const known = new Set(before.map(({ ts }) => ts));
    const fresh = now.filter(({ ts, userId }) => !known.has(ts) && userId !== me).at(-1);
    if (!fresh) return;
    const name = personById(this.#store.state, fresh.userId)?.name ?? 'Somebody';
    this.#store.change({ spoken: `${name}: ${this.#flat(fresh.text)}` });
  }

  #flat(text: string): string {
    const { state } = this.#store;
    const channels = state.sandbox?.conversations ?? [];
    const groups = (state.sandbox?.userGroups ?? []).map(({ id, handle }) => ({
      id,
      name: handle,
    }));
    return flatten(
      text,
      (id) =>
        personById(state, id)?.name ?? [...channels, ...groups].find((one) => one.id === id)?.name,
    );
  }
}

function keyOf({ channel, ts, why }: Notification): string {
  return `${channel} ${ts} ${why}`;
}
