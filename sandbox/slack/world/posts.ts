import type { Clock } from '../../../src/ports/ground.ts';
import type { Changes } from './changes.ts';
import type { Conversations } from './conversations.ts';
import { audienceOf } from './mentions.ts';
import type { Content, PhoneBuzz, Post, StoredFile } from './model.ts';
import type { People } from './people.ts';
import type { Serials } from './serials.ts';
import type { WorkspaceSettings } from './settings.ts';

interface Draft extends Content {
  readonly channelId: string;
  readonly userId: string;
  readonly threadTs?: string | undefined;
  readonly isBroadcast?: boolean;
  readonly onlyFor?: string | undefined;
  readonly files?: readonly StoredFile[];
  /** Shown without notifying anybody: the line somebody typed, above the answer to it. */
  readonly isSilent?: boolean;
}

interface Parts {
  readonly clock: Clock;
  readonly people: People;
  readonly conversations: Conversations;
  readonly serials: Serials;
  readonly changes: Changes;
  readonly settings: WorkspaceSettings;
}

/** Everything said in the workspace, and whose phone buzzed for it. */
export class Posts {
  readonly buzzes: PhoneBuzz[] = [];
  #posts: Post[] = [];
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Posts and notifies. A message for one person's eyes notifies nobody. */
  add(draft: Draft): Post {
    const { serials, people } = this.#parts;
    const post: Post = {
      ts: serials.ts(),
      channelId: draft.channelId,
      threadTs: draft.threadTs,
      isBroadcast: draft.threadTs !== undefined && draft.isBroadcast === true,
      userId: draft.userId,
      isBot: people.find(draft.userId)?.isBot === true,
      text: draft.text,
      blocks: serials.withIds(draft.blocks),
      attachments: draft.attachments ?? [],
      metadata: draft.metadata,
      files: draft.files ?? [],
      onlyFor: draft.onlyFor,
      edits: 0,
      state: new Map(),
    };
    this.#posts.push(post);
    this.#tell(post);
    if (post.onlyFor === undefined && !draft.isSilent) this.#notify(post);
    return post;
  }

  /** Changes what it says, in place: nobody is notified. */
  edit(post: Post, content: Content): void {
    post.text = content.text;
    post.blocks = this.#parts.serials.withIds(content.blocks);
    post.attachments = content.attachments ?? [];
    if (content.metadata !== undefined) post.metadata = content.metadata;
    post.edits += 1;
    this.#tell(post);
  }

  remove(post: Post): void {
    this.#posts = this.#posts.filter((one) => one !== post);
    this.#tell(post);
  }

  find(channelId: string, ts: string | undefined): Post | undefined {
    return this.#posts.find((post) => post.channelId === channelId && post.ts === ts);
  }

  /** Oldest first, without what is for one person's eyes. */
  in(channelId: string): readonly Post[] {
    return this.#posts.filter((post) => post.channelId === channelId && post.onlyFor === undefined);
  }

  /** What this person sees there, oldest first. */
  seenBy(userId: string, channelId: string): readonly Post[] {
    return this.#posts.filter(
      (post) =>
        post.channelId === channelId && (post.onlyFor === undefined || post.onlyFor === userId),
    );
  }

  #tell(post: Post): void {
    const only = post.onlyFor === undefined ? {} : { userId: post.onlyFor };
    this.#parts.changes.tell({ kind: 'message', channel: post.channelId, ...only });
  }

  #notify(post: Post): void {
    const { clock, conversations, changes } = this.#parts;
    const place = conversations.all.get(post.channelId);
    if (!place) return;
    const thread = this.in(post.channelId).filter(
      (one) =>
        post.threadTs !== undefined && (one.ts === post.threadTs || one.threadTs === post.threadTs),
    );
    for (const { userId, why } of audienceOf(post, place, thread, this.#parts)) {
      const buzz = { at: clock.now(), userId, channelId: post.channelId, ts: post.ts };
      this.buzzes.push({ ...buzz, text: post.text, why });
      changes.tell({ kind: 'notification', channel: post.channelId, userId });
    }
  }
}
