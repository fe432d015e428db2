import type { Tenant } from '../domain/tenant.ts';

/** What is kept of one tenant. */
export interface TenantKeys {
  /** Hash: rule id → the rule. */
  readonly rules: string;
  /** Hash: rule id → number of writes, for compare-and-set. */
  readonly versions: string;
  /** Hash: rule id → episodes and state. */
  readonly states: string;
  /** Hash: `rule|episode` → the message of that open episode. */
  readonly told: string;
  /** Hash: rule id → what was given up last. */
  readonly unsayable: string;
  /** Hash: event id → its place in the order, a space, what is to be said. */
  readonly unsaid: string;
  /** Hash: event id → its place in the order, a space, the notice. */
  readonly notices: string;
  /** Number: the place of the last intention in the order. */
  readonly order: string;
  /** Hash: `version` and `health`. */
  readonly journal: string;
  /** Hash: the token of an open intent to listen and when it expires. */
  listenIntent(slackUserId: string, contactId: string, capabilities: readonly string[]): string;
}

/**
 * Every key the bot writes. All keys of a tenant carry the same hash tag, so that one script may
 * touch any of them on a Redis cluster.
 */
export function keysOf({ workspace, instance }: Tenant): TenantKeys {
  const tag = `fw:{${plain(workspace)}/${plain(instance)}}`;
  return {
    rules: `${tag}:rules`,
    versions: `${tag}:versions`,
    states: `${tag}:states`,
    told: `${tag}:told`,
    unsayable: `${tag}:unsayable`,
    unsaid: `${tag}:unsaid`,
    notices: `${tag}:notices`,
    order: `${tag}:order`,
    journal: `${tag}:journal`,
    listenIntent: (slackUserId, contactId, capabilities) =>
      [
        tag,
        'listen',
        plain(slackUserId),
        plain(contactId),
        capabilities.map(plain).sort().join('+'),
      ].join(':'),
  };
}

/** Ids hold no braces or colons; a strange one must not move the hash tag or meet another key. */
function plain(id: string): string {
  return encodeURIComponent(id);
}
