import { type Json, record, records, text } from '../json.ts';
import { slackLimits } from '../validate/limits.ts';
import { problemLine, validateView } from '../validate.ts';
import { ApiError } from './api-error.ts';
import type { Changes } from './changes.ts';
import type { Serials } from './serials.ts';

/** An open modal or a published Home tab. */
export interface StoredView {
  readonly id: string;
  readonly userId: string;
  readonly rootId: string;
  readonly previousId: string | null;
  hash: string;
  content: Json;
  /** What was typed and chosen: block id → action id → value. */
  state: Record<string, Record<string, Json>>;
}

/** The modals each person has open, as a stack, and their Home tabs. */
export class Views {
  readonly #serials: Serials;
  readonly #changes: Changes;
  readonly #stacks = new Map<string, StoredView[]>();
  readonly #homes = new Map<string, StoredView>();

  constructor(serials: Serials, changes: Changes) {
    this.#serials = serials;
    this.#changes = changes;
  }

  /** Top last. */
  stackOf(userId: string): readonly StoredView[] {
    return this.#stacks.get(userId) ?? [];
  }

  homeOf(userId: string): StoredView | undefined {
    return this.#homes.get(userId);
  }

  find(viewId: string | undefined): StoredView | undefined {
    return this.#every().find((view) => view.id === viewId);
  }

  byExternalId(externalId: string | undefined): StoredView | undefined {
    if (!externalId) return undefined;
    return this.#every().find((view) => view.content.external_id === externalId);
  }

  /** Opens a first modal; one that is open gives way (UNVERIFIED what Slack does with it). */
  open(userId: string, content: unknown): StoredView {
    const valid = this.#checked(content, 'modal');
    this.#stacks.set(userId, []);
    return this.#put(userId, valid);
  }

  /** Throws `push_limit_reached` beyond three modals. */
  push(userId: string, content: unknown): StoredView {
    const valid = this.#checked(content, 'modal');
    if (this.stackOf(userId).length >= slackLimits.modalStack) {
      throw new ApiError('push_limit_reached');
    }
    return this.#put(userId, valid);
  }

  /** Throws `hash_conflict` when the caller knew an older one. */
  update(view: StoredView, content: unknown, hash: string | undefined): void {
    const isHome = view.content.type === 'home';
    const valid = this.#checked(content, isHome ? 'home' : 'modal', view.id);
    if (hash !== undefined && hash !== view.hash) throw new ApiError('hash_conflict');
    view.content = valid;
    view.hash = this.#serials.ts();
    view.state = keptState(view.state, valid);
    this.#changes.tell({ kind: 'view', userId: view.userId });
  }

  publish(userId: string, content: unknown, hash: string | undefined): StoredView {
    const known = this.#homes.get(userId);
    if (known) {
      this.update(known, content, hash);
      return known;
    }
    const view = this.#stored(userId, this.#checked(content, 'home'), undefined);
    this.#homes.set(userId, view);
    this.#changes.tell({ kind: 'view', userId });
    return view;
  }

  /** Closes this modal and those on top of it. */
  close(view: StoredView): void {
    const stack = this.stackOf(view.userId);
    const place = stack.indexOf(view);
    if (place !== -1) this.#stacks.set(view.userId, stack.slice(0, place));
    this.#changes.tell({ kind: 'view', userId: view.userId });
  }

  closeAll(userId: string): void {
    this.#stacks.set(userId, []);
    this.#changes.tell({ kind: 'view', userId });
  }

  #put(userId: string, content: Json): StoredView {
    const stack = this.stackOf(userId);
    const view = this.#stored(userId, content, stack.at(-1));
    this.#stacks.set(userId, [...stack, view]);
    this.#changes.tell({ kind: 'view', userId });
    return view;
  }

  #stored(userId: string, content: Json, below: StoredView | undefined): StoredView {
    const id = this.#serials.id('V');
    const hash = this.#serials.ts();
    const previousId = below?.id ?? null;
    return { id, userId, rootId: below?.rootId ?? id, previousId, hash, content, state: {} };
  }

  /** UNVERIFIED how Slack words a bad view; `invalid_arguments` with pointers below /view here. */
  #checked(content: unknown, type: 'modal' | 'home', ownId?: string): Json {
    const view = record(content);
    const problems = validateView(view);
    const messages = problems.map((problem) => problemLine(problem, '/view'));
    if (view.type !== type) messages.push(`[ERROR] must be ${type} [json-pointer:/view/type]`);
    if (messages.length > 0)
      throw new ApiError('invalid_arguments', { response_metadata: { messages } });
    if (JSON.stringify(view).length > slackLimits.viewBytes) throw new ApiError('view_too_large');
    const other = this.byExternalId(text(view.external_id));
    if (other && other.id !== ownId) throw new ApiError('duplicate_external_id');
    return { ...view, blocks: this.#serials.withIds(records(view.blocks)) };
  }

  #every(): readonly StoredView[] {
    return [...[...this.#stacks.values()].flat(), ...this.#homes.values()];
  }
}

/** What was typed stays as long as its block is still there under the same ids. */
function keptState(state: StoredView['state'], content: Json): StoredView['state'] {
  const blocks = new Set(records(content.blocks).map((block) => block.block_id));
  return Object.fromEntries(Object.entries(state).filter(([blockId]) => blocks.has(blockId)));
}
