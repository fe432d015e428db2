import type { ConnectUser } from '../domain/contact-centre.ts';
import type { Link, LinkOutcome } from '../domain/people.ts';
import type { CallOptions, ConnectGateway, SlackPeople } from '../ports.ts';

/** A search that finds more candidates than this is no search for one person. */
const mostCandidates = 5;

interface Whom {
  readonly workspace: string;
  readonly instance: string;
  readonly slackUserId: string;
  readonly options: CallOptions;
}

/** The Connect user with this Slack user's e-mail, read now. Throws BotError `slack_…`, `connect_…`. */
export async function findLink(
  ports: { readonly people: SlackPeople; readonly gateway: ConnectGateway },
  whom: Whom,
): Promise<LinkOutcome> {
  const person = await ports.people.person(whom.workspace, whom.slackUserId);
  const email = sameForm(person.email);
  if (!email) return { kind: 'not-linked', reason: 'no-email' };
  const usernames = [...new Set([email, email.split('@')[0] ?? email])];
  const candidates = await ports.gateway.findUsers(whom.instance, usernames, whom.options);
  const confirmed = await confirm(ports.gateway, whom, candidates.slice(0, mostCandidates), email);
  const [only] = confirmed;
  if (!only) return { kind: 'not-linked', reason: 'none' };
  return confirmed.length === 1
    ? { kind: 'linked', link: only }
    : { kind: 'not-linked', reason: 'several' };
}

async function confirm(
  gateway: ConnectGateway,
  { instance, options }: Whom,
  candidates: readonly ConnectUser[],
  email: string,
): Promise<readonly Link[]> {
  const details = await Promise.all(
    candidates.map((user) => gateway.describeUser(instance, user.userId, options)),
  );
  return details.flatMap((user) =>
    user && sameForm(user.email) === email
      ? [
          {
            connectUserId: user.userId,
            username: user.username,
            hierarchyGroupId: user.hierarchyGroupId,
            securityProfileIds: user.securityProfileIds,
          },
        ]
      : [],
  );
}

/** An address as it is compared; empty or missing is undefined. */
export function sameForm(email: string | undefined): string | undefined {
  return email?.trim().toLowerCase() || undefined;
}
