import type {
  ActionRequest,
  ClockRequest,
  Delivered,
  LeverName,
  SubmitRequest,
} from '../../../drive/api.ts';
import type { OfferedOptions, OptionsRequest } from '../../../drive/options-api.ts';
import type { PanelRequest } from '../../../drive/people-api.ts';
import { slackWords } from '../text/slack-address.ts';
import { client, Refused } from './client.ts';
import { follow } from './listening.ts';
import { conversationsOf, type PageState, type Pane, type Place } from './page-state.ts';
import { PageStore } from './page-store.ts';
import { hashOf, parseHash } from './place.ts';
import { Readings } from './readings.ts';
import { Refresher } from './refresher.ts';

const debounceMs = 120;
const meKey = 'floorwalker-sandbox-me';

/** What a person can do in the page. A refusal becomes a note at the edge, never an exception. */
export class Page {
  readonly store: PageStore;
  readonly #readings: Readings;
  readonly #refresher: Refresher;

  constructor(initial: PageState) {
    this.store = new PageStore(initial);
    this.#readings = new Readings(this.store);
    this.#refresher = new Refresher(
      (key) => this.#readings.read(key),
      (run) => setTimeout(run, debounceMs),
    );
  }

  async start(): Promise<void> {
    const asked = new URLSearchParams(location.search).get('as');
    this.store.change({ me: asked ?? sessionStorage.getItem(meKey) ?? '' });
    addEventListener('hashchange', () => this.#arrive());
    await this.#readings.read('everything');
    this.#arrive();
    follow(this.store, this.#refresher);
  }

  /** Becomes another person; everything they see is read anew. */
  async actAs(person: string): Promise<void> {
    sessionStorage.setItem(meKey, person);
    const home = { modals: [], home: null };
    this.store.change({
      me: person,
      messages: {},
      notifications: [],
      views: home,
      open: undefined,
    });
    await this.#readings.read('everything');
    this.#arrive();
  }

  go(place: Place): void {
    this.store.change({ open: undefined });
    if (location.hash === hashOf(place)) this.#arrive();
    else location.hash = hashOf(place);
  }

  /** Goes to a conversation to type there: its composer takes the focus. */
  goAndType(conversation: string): void {
    this.store.change({ typeIn: conversation });
    this.go({ kind: 'conversation', id: conversation });
  }

  /** Becomes another person and types where that leaves them. */
  async actAndType(person: string): Promise<void> {
    await this.actAs(person);
    const { place } = this.store.state;
    if (place.kind === 'conversation') this.store.change({ typeIn: place.id });
  }

  showPane(pane: Pane): void {
    this.store.change({ pane });
    this.#readings.markRead();
  }

  /** Back from the gallery to the first conversation. */
  leaveGallery(): void {
    const first = conversationsOf(this.store.state)[0];
    this.go({ kind: 'conversation', id: first?.id ?? '' });
  }

  open(what: PageState['open']): void {
    this.store.change({ open: this.store.state.open === what ? undefined : what });
  }

  /** Posts a line, or runs it when it starts with a slash. True when it was taken. */
  async say(channel: string, text: string, threadTs?: string): Promise<boolean> {
    const as = this.store.state.me;
    const done = await this.#try(() =>
      client.command({ as, channel, text, ...(threadTs !== undefined && { threadTs }) }),
    );
    if (!done) return false;
    const { outcome } = done;
    if (outcome.kind === 'timeout' || outcome.kind === 'failed') {
      this.#slackbotSays(channel, outcome.message);
    }
    this.#refresher.hint(`messages:${channel}`);
    return true;
  }

  async press(request: Omit<ActionRequest, 'as'>): Promise<void> {
    const done = await this.#try(() => client.action({ ...request, as: this.store.state.me }));
    this.#complain(done);
    this.#refresher.hint('views');
    if (request.container.kind === 'message') {
      this.#refresher.hint(`messages:${request.container.channel}`);
    }
  }

  /** Asks for the options of a select; a refusal is none, and says why. */
  async suggest(
    request: Omit<OptionsRequest, 'as'>,
  ): Promise<Pick<OfferedOptions, 'groups' | 'note'>> {
    const done = await this.#try(() => client.options({ ...request, as: this.store.state.me }));
    return done ?? { groups: [], note: 'No results.' };
  }

  /** Opens an address in a new tab; for one of Slack's own, says what Slack would open. */
  follow(url: string): void {
    const { sandbox } = this.store.state;
    const words = slackWords(url, sandbox ?? { people: [], conversations: [] });
    if (words) this.store.toast({ kind: 'note', title: 'Slack', text: words });
    else window.open(url, '_blank', 'noreferrer,noopener');
  }

  /** Sends a view; the sentences to show under its fields, empty when it was taken. */
  async submit(request: Omit<SubmitRequest, 'as'>): Promise<Readonly<Record<string, string>>> {
    const done = await this.#try(() => client.submit({ ...request, as: this.store.state.me }));
    if (done?.outcome.kind === 'view-errors') return done.outcome.errors;
    this.#complain(done);
    this.#refresher.hint('views');
    return {};
  }

  async closeView(viewId: string): Promise<void> {
    await this.#try(() => client.close(this.store.state.me, viewId));
    await this.#readings.read('views');
  }

  async setClock(request: ClockRequest): Promise<void> {
    await this.#try(() => client.clock(request));
    this.#refresher.hint('state');
    this.#refresher.hint('centre');
  }

  /** Does this in the control panel of the person one acts as. */
  async usePanel(act: PanelRequest['act']): Promise<void> {
    await this.#try(() => client.panel({ as: this.store.state.me, act }));
    this.#refresher.hint('centre');
  }

  async pull(name: LeverName, on: boolean): Promise<void> {
    await this.#try(() => client.lever(name, { on }));
    this.#refresher.hint('state');
    this.#refresher.hint('centre');
  }

  #arrive(): void {
    const { place, pane } = parseHash(location.hash);
    const first: Place = {
      kind: 'conversation',
      id: conversationsOf(this.store.state)[0]?.id ?? '',
    };
    const here = this.#exists(place) ? place : undefined;
    const before = this.store.state.place;
    this.store.change({ place: here ?? (this.#exists(before) ? before : first), pane });
    if (here?.kind === 'home') void this.#openHome();
    if (here?.kind === 'gallery') this.#refresher.hint('gallery');
    this.#readings.markRead();
  }

  #exists(place: Place | undefined): place is Place {
    if (place?.kind !== 'conversation') return place !== undefined;
    return conversationsOf(this.store.state).some(({ id }) => id === place.id);
  }

  async #openHome(): Promise<void> {
    await this.#try(() => client.openHome(this.store.state.me));
    this.#refresher.hint('views');
  }

  #slackbotSays(channel: string, text: string): void {
    const afterTs = this.store.state.messages[channel]?.at(-1)?.ts ?? '';
    const note = { id: this.store.id(), channel, afterTs, text };
    this.store.change({ slackbot: [...this.store.state.slackbot.slice(-20), note] });
  }

  #complain(done: Delivered | undefined): void {
    const outcome = done?.outcome;
    if (outcome?.kind === 'timeout' || outcome?.kind === 'failed') {
      this.store.toast({ kind: 'problem', title: 'Floorwalker', text: outcome.message });
    }
  }

  async #try<Answer>(call: () => Promise<Answer>): Promise<Answer | undefined> {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.store.toast({ kind: 'problem', title: 'Not done', text: error.message });
      return undefined;
    }
  }
}
