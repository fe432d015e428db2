import { aboutLink } from '../../../access/link-audit.ts';
import { codeOf } from '../../../domain/errors.ts';
import type { KeptLink } from '../../../domain/people.ts';
import type { Asker } from '../../answer.ts';
import type { UnlinkIntent } from './intent.ts';
import { unlinkedNote } from './link-notes.ts';
import type { LinksPorts } from './links-ports.ts';
import { tell } from './tell.ts';

export type UnlinkReport =
  | { readonly kind: 'yourself' }
  | { readonly kind: 'none'; readonly slackUserId: string }
  /** What stood there could not be read; it is gone now. */
  | { readonly kind: 'unlinked-unread'; readonly slackUserId: string }
  | { readonly kind: 'unlinked'; readonly link: KeptLink; readonly isTold: boolean };

/**
 * Ends the link of somebody else, written down before, and tells them. Nobody ends his own: the next
 * one by e-mail would come without an administrator having looked. Throws BotError `redis_unavailable`.
 */
export async function unlinkUser(
  ports: LinksPorts,
  { slackUserId }: UnlinkIntent,
  { caller }: Asker,
): Promise<UnlinkReport> {
  const { workspace, userId: by } = caller;
  const { instance, linkStore, linkAudit, identity } = ports;
  const tenant = { workspace, instance };
  if (slackUserId === by) {
    const about = `slack ${slackUserId} refused: nobody unlinks himself`;
    await linkAudit.refused(tenant, { who: by, act: 'unlink', about });
    return { kind: 'yourself' };
  }
  const known = await knownLink(ports, tenant, slackUserId);
  if (!known) return { kind: 'none', slackUserId };
  const isRead = known !== 'unreadable';
  const about = isRead
    ? aboutLink(known, 'by an administrator')
    : `slack ${slackUserId} a link that cannot be read, by an administrator`;
  const removed = await linkAudit.done(
    tenant,
    { who: by, act: 'unlink', about },
    () => linkStore.remove(tenant, { slackUserId }),
    (link) => link !== undefined || !isRead,
  );
  if (!removed) return { kind: isRead ? 'none' : 'unlinked-unread', slackUserId };
  identity.forget(workspace, instance, removed);
  const isTold = await tell(ports, workspace, slackUserId, unlinkedNote(by, removed.username));
  return { kind: 'unlinked', link: removed, isTold };
}

async function knownLink(
  { linkStore }: LinksPorts,
  tenant: { readonly workspace: string; readonly instance: string },
  slackUserId: string,
): Promise<KeptLink | 'unreadable' | undefined> {
  try {
    return await linkStore.find(tenant, slackUserId);
  } catch (error) {
    if (codeOf(error) === 'record_unreadable') return 'unreadable';
    throw error;
  }
}
