import type { KeptLink } from '../../../domain/people.ts';
import type { Asker } from '../../answer.ts';
import type { LinksIntent } from './intent.ts';
import type { LinksPorts } from './links-ports.ts';

export interface LinksReport {
  readonly kind: 'links';
  /** Whose alone; undefined = everybody's. */
  readonly of: string | undefined;
  /** By username. */
  readonly links: readonly KeptLink[];
}

/** The links that are kept. Throws BotError `redis_unavailable`, and of one person `record_unreadable`. */
export async function listLinks(
  { linkStore, instance }: Pick<LinksPorts, 'linkStore' | 'instance'>,
  { slackUserId }: LinksIntent,
  { caller }: Asker,
): Promise<LinksReport> {
  const tenant = { workspace: caller.workspace, instance };
  if (slackUserId !== undefined) {
    const link = await linkStore.find(tenant, slackUserId);
    return { kind: 'links', of: slackUserId, links: link ? [link] : [] };
  }
  const links = (await linkStore.list(tenant)).toSorted((one, other) =>
    one.username.localeCompare(other.username),
  );
  return { kind: 'links', of: undefined, links };
}
