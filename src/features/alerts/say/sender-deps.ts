import type { Episode } from '../../../domain/alerting/alert.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import type { Clock, Ids, Log } from '../../../ports/ground.ts';
import type { Announcer } from '../../../ports/slack.ts';
import type { AlertStore, PostStore } from '../../../stores/alerting.ts';
import type { Right } from '../../right.ts';
import type { Composer } from './composer.ts';

export interface SenderDeps {
  readonly alertStore: Pick<AlertStore, 'read' | 'archive' | 'history'>;
  readonly posts: PostStore;
  readonly announcer: Announcer;
  readonly composer: Composer;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  /** Whether the outgoing webhook still has to be told of some of these; they are kept until then. */
  readonly owesHooks: (tenant: Tenant) => Promise<(episode: Episode) => boolean>;
  /** Nothing can be said in a channel any more: an error code says why. */
  readonly onGivenUp: (
    tenant: Tenant,
    about: { readonly channelId: string; readonly code: string },
  ) => Promise<void>;
}

/** What this process remembers of one tenant between two runs. */
export interface Memory {
  /** By which Redis tells this process from the others. */
  readonly token: string;
  /** Until when Slack wants us quiet, by what: a channel's posts, all updates, all looks. */
  readonly quiet: Map<string, Date>;
  /** How many times in a row something went wrong with a message, by its home. */
  readonly failures: Map<string, number>;
  /** When messages were updated in the last minute, milliseconds. */
  updates: readonly number[];
  mayReadHistory: boolean | undefined;
  isFailing: boolean;
}

export interface Scene extends SenderDeps {
  readonly tenant: Tenant;
  readonly memory: Memory;
  readonly right: Right;
}
