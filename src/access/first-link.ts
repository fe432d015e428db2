import type { KeptLink, LinkOutcome } from '../domain/people.ts';
import { sameForm } from './find-link.ts';
import { aboutLink, floorwalker } from './link-audit.ts';
import { fromMemory, type LinkPorts, linked, notLinked, type Whose } from './link-ports.ts';

/** A Connect user that was found by e-mail for somebody without a link: kept, unless it is another's. */
export async function firstLink(
  ports: LinkPorts,
  whose: Whose,
  { email, found }: { readonly email: string | undefined; readonly found: LinkOutcome },
): Promise<LinkOutcome> {
  if (found.kind === 'not-linked') return found;
  const { tenant, slackUserId, asking } = whose;
  const { connectUserId, username } = found.link;
  const owner = await fromMemory(asking, () =>
    ports.linkStore.findByConnectUser(tenant, connectUserId),
  );
  if (owner && owner.slackUserId !== slackUserId) return notLinked('taken');
  if (!(await leadsBack(ports, whose, email))) return notLinked('two-accounts');
  if (!asking.fresh || !whose.keeps) return found;
  const at = ports.clock.now();
  const link: KeptLink = { slackUserId, connectUserId, username, by: { kind: 'email' }, at };
  const kept = await keep(ports, whose, link);
  if (kept.kind !== 'taken') return linked(found.link, link);
  // Somebody was quicker by a moment.
  return notLinked(kept.by.slackUserId === slackUserId ? 'changed' : 'taken');
}

function keep({ linkStore, linkAudit }: LinkPorts, { tenant }: Whose, link: KeptLink) {
  return linkAudit.done(
    tenant,
    { who: floorwalker, act: 'link', about: aboutLink(link, 'by e-mail') },
    () => linkStore.keep(tenant, link),
    ({ kind }) => kind !== 'taken',
  );
}

/**
 * Whether Slack gives this very person for their e-mail: two accounts with one address are nobody.
 * Not asked for what is only shown, since Slack answers it some fifty times a minute.
 */
export async function leadsBack(
  { people }: LinkPorts,
  { tenant, slackUserId, asking }: Whose,
  email: string | undefined,
): Promise<boolean> {
  const address = sameForm(email);
  if (!asking.fresh || !address) return true;
  const person = await people.personByEmail(tenant.workspace, address);
  return person?.userId === slackUserId;
}
