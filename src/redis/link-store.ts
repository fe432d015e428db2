import type { Redis } from 'ioredis';
import { BotError } from '../domain/errors.ts';
import type { KeptLink } from '../domain/people.ts';
import type { Log } from '../ports/ground.ts';
import type { LinkStore } from '../stores/listening.ts';
import { claimsBy } from './claims.ts';
import { createDecoder, type Decode, encode } from './codec/decode.ts';
import { linkShapes } from './codec/link-shapes.ts';
import { keysOf } from './keys.ts';
import { asking } from './translate-error.ts';

/** Links in a few hashes of the tenant, one for each direction. One that cannot be read lets nobody through. */
export class RedisLinkStore implements LinkStore {
  readonly claim: LinkStore['claim'];
  readonly #redis: Redis;
  readonly #decode: Decode;

  constructor(redis: Redis, log: Log) {
    this.claim = claimsBy(redis, 'links', (keys) => keys.linkClaim).claim;
    this.#redis = redis;
    this.#decode = createDecoder(log);
  }

  find: LinkStore['find'] = async (tenant, slackUserId) => {
    const { links } = keysOf(tenant);
    const text = await asking('find link', () => this.#redis.hget(links, slackUserId));
    return text === null ? undefined : this.#linkFrom(slackUserId, text);
  };

  findByConnectUser: LinkStore['findByConnectUser'] = async (tenant, connectUserId) => {
    const { links, linkOwners } = keysOf(tenant);
    const [owner, text] = await asking('find link owner', () =>
      this.#redis.fwFindLinkOwner(links, linkOwners, connectUserId),
    );
    return owner === undefined ? undefined : this.#linkFrom(owner, text);
  };

  keep: LinkStore['keep'] = async (tenant, link) => {
    const { links, linkTargets, linkOwners, linkKinds } = keysOf(tenant);
    const { slackUserId, connectUserId, by } = link;
    const record = [slackUserId, connectUserId, by.kind, encode(link)];
    const [kind, owner = '', text] = await asking('keep link', () =>
      this.#redis.fwKeepLink(links, linkTargets, linkOwners, linkKinds, ...record),
    );
    if (kind === 'taken') return { kind, by: this.#linkFrom(owner, text) };
    return { kind: kind === 'kept' ? 'kept' : 'known' };
  };

  remove: LinkStore['remove'] = async (tenant, { slackUserId, connectUserId }) => {
    const { links, linkTargets, linkOwners, linkKinds, linkChanges } = keysOf(tenant);
    const keys = [links, linkTargets, linkOwners, linkKinds, linkChanges];
    const only = connectUserId === undefined ? [] : [connectUserId];
    const [text] = await asking('remove link', () =>
      this.#redis.fwRemoveLink(...keys, slackUserId, ...only),
    );
    return text ? this.#decode(linkShapes.link, text, `link of ${slackUserId}`) : undefined;
  };

  noteChange: LinkStore['noteChange'] = async (tenant, { slackUserId, connectUserId }) => {
    const { linkTargets, linkChanges } = keysOf(tenant);
    const noted = await asking('note change of link', () =>
      this.#redis.fwNoteLinkChange(linkTargets, linkChanges, slackUserId, connectUserId),
    );
    return noted === 1;
  };

  list: LinkStore['list'] = async (tenant) => {
    const { links } = keysOf(tenant);
    const all = await asking('list links', () => this.#redis.hgetall(links));
    return Object.entries(all)
      .flatMap(([id, text]) => this.#decode(linkShapes.link, text, `link of ${id}`) ?? [])
      .toSorted((one, other) => one.at.getTime() - other.at.getTime());
  };

  /** A link that cannot be read is not none: whoever took it for that would link somebody anew. */
  #linkFrom(slackUserId: string, text: string | undefined): KeptLink {
    const link = this.#decode(linkShapes.link, text, `link of ${slackUserId}`);
    if (!link) throw new BotError('record_unreadable', `link of ${slackUserId}`);
    return link;
  }
}
