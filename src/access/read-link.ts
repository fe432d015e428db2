import { isFullMember, type LinkOutcome } from '../domain/people.ts';
import { findByEmail } from './find-link.ts';
import { firstLink } from './first-link.ts';
import { byAdministrator, endIfFresh, sameAsBefore } from './kept-link.ts';
import { fromMemory, type LinkPorts, notLinked, type Whose } from './link-ports.ts';

/**
 * The Connect user this Slack user is, read now: the one an administrator linked them to, else the
 * one with their e-mail, which must be the one it was before. What is read afresh needs the memory,
 * keeps a first link and ends one that cannot stand any longer; anything else writes nothing, and
 * goes by the e-mail alone while Redis is away. Throws BotError `slack_…`, `connect_…`,
 * `redis_unavailable`, `record_unreadable`.
 */
export async function readLink(ports: LinkPorts, whose: Whose): Promise<LinkOutcome> {
  const { tenant, slackUserId, asking } = whose;
  const [person, kept] = await Promise.all([
    ports.people.person(tenant.workspace, slackUserId),
    fromMemory(asking, () => ports.linkStore.find(tenant, slackUserId)),
  ]);
  if (!isFullMember(person)) {
    if (kept && person.isDeactivated) await endIfFresh(ports, whose, kept, 'deactivated in Slack');
    return notLinked('not-member');
  }
  if (kept?.by.kind === 'administrator') return byAdministrator(ports, whose, kept);
  const { email } = person;
  const found = await findByEmail(ports, { instance: tenant.instance, email, asking });
  return kept
    ? sameAsBefore(ports, whose, { kept, email, found })
    : firstLink(ports, whose, { email, found });
}
