import { BotError } from '../../../src/domain/errors.ts';
import type { KeptPost, PostStore } from '../../../src/stores/alerting.ts';

/** Posts of one tenant in memory. */
export class PostsInMemory implements Pick<PostStore, 'read' | 'write' | 'forget'> {
  isAway = false;
  readonly posts = new Map<string, KeptPost>();

  read: PostStore['read'] = async () => {
    this.#answer();
    return new Map(this.posts);
  };

  write: PostStore['write'] = async (_tenant, { expectedVersion, post }) => {
    this.#answer();
    if ((this.posts.get(post.homeId)?.version ?? 0) !== expectedVersion) return false;
    this.posts.set(post.homeId, { version: expectedVersion + 1, post });
    return true;
  };

  forget: PostStore['forget'] = async (_tenant, homeIds) => {
    this.#answer();
    for (const id of homeIds) this.posts.delete(id);
  };

  #answer(): void {
    if (this.isAway) throw new BotError('redis_unavailable', 'away');
  }
}
