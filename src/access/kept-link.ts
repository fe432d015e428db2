import { codeOf } from '../domain/errors.ts';
import type { KeptLink, Link, LinkOutcome } from '../domain/people.ts';
import { endLink } from './end-link.ts';
import { linkTo, patient } from './find-link.ts';
import { leadsBack } from './first-link.ts';
import { aboutLink, floorwalker } from './link-audit.ts';
import { type LinkPorts, linked, notLinked, type Whose } from './link-ports.ts';

/** A link that an administrator made stands as long as its Connect user is there. */
export async function byAdministrator(
  ports: LinkPorts,
  whose: Whose,
  kept: KeptLink,
): Promise<LinkOutcome> {
  const user = await describe(ports, whose, kept.connectUserId);
  return user ? linked(linkTo(user), kept) : gone(ports, whose, kept);
}

/** A link by e-mail stands while the e-mail leads to the Connect user it led to before. */
export async function sameAsBefore(
  ports: LinkPorts,
  whose: Whose,
  about: {
    readonly kept: KeptLink;
    readonly email: string | undefined;
    readonly found: LinkOutcome;
  },
): Promise<LinkOutcome> {
  const { kept, email, found } = about;
  if (found.kind === 'linked' && found.link.connectUserId === kept.connectUserId) {
    const isBack = await leadsBack(ports, whose, email);
    return isBack ? linked(found.link, kept) : notLinked('two-accounts');
  }
  if (!(await describe(ports, whose, kept.connectUserId))) return gone(ports, whose, kept);
  if (found.kind === 'not-linked') return found;
  if (whose.asking.fresh) await noteChange(ports, whose, kept, found.link);
  return notLinked('changed');
}

async function noteChange(
  { linkStore, linkAudit }: LinkPorts,
  { tenant, slackUserId }: Whose,
  kept: KeptLink,
  { connectUserId, username }: Link,
): Promise<void> {
  if (!(await linkStore.noteChange(tenant, { slackUserId, connectUserId }))) return;
  const wish = { slackUserId, connectUserId, username };
  const about = aboutLink(wish, `by e-mail, linked to ${kept.connectUserId} (${kept.username})`);
  await linkAudit.refused(tenant, { who: floorwalker, act: 'link', about });
}

async function gone(ports: LinkPorts, whose: Whose, kept: KeptLink): Promise<LinkOutcome> {
  await endIfFresh(ports, whose, kept, 'removed in Amazon Connect');
  return notLinked('removed');
}

/** Ends the link where it is read afresh. The answer is a no whether or not that could be written down. */
export async function endIfFresh(
  ports: LinkPorts,
  { tenant, asking }: Whose,
  kept: KeptLink,
  why: string,
): Promise<void> {
  if (!asking.fresh) return;
  await endLink(ports, tenant, kept, why).catch((error: unknown) => {
    if (codeOf(error) === undefined) throw error;
  });
}

function describe({ gateway }: LinkPorts, { tenant, asking }: Whose, connectUserId: string) {
  return gateway.describeUser(tenant.instance, connectUserId, patient(asking));
}
