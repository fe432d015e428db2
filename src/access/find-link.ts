import type { ConnectUser } from '../domain/contact-centre.ts';
import type { Link, LinkOutcome } from '../domain/people.ts';
import type { CallOptions, ConnectGateway } from '../ports/connect.ts';
import type { SlackPeople } from '../ports/slack.ts';
import type { UserSearches } from './user-searches.ts';

/** A search that finds more candidates than this is no search for one person. */
const mostCandidates = 5;
/**
 * How long a link may wait for its calls where it is not read afresh, seconds: fifty people who ask
 * at once take 25 s of DescribeUser at two a second, and do better to wait than to try again.
 */
const patienceSeconds = 40;

export interface Asking {
  /** True reads from Slack and Connect again, whatever is remembered. */
  readonly fresh: boolean;
  readonly options: CallOptions;
}

interface Whom {
  readonly workspace: string;
  readonly instance: string;
  readonly slackUserId: string;
  readonly asking: Asking;
}

interface LinkPorts {
  readonly people: SlackPeople;
  readonly gateway: ConnectGateway;
  readonly searches: UserSearches;
}

/** The Connect user with this Slack user's e-mail, read now. Throws BotError `slack_…`, `connect_…`. */
export async function findLink(
  ports: LinkPorts,
  { workspace, instance, slackUserId, asking }: Whom,
): Promise<LinkOutcome> {
  const person = await ports.people.person(workspace, slackUserId);
  const email = sameForm(person.email);
  if (!email) return { kind: 'not-linked', reason: 'no-email' };
  const usernames = [...new Set([email, email.split('@')[0] ?? email])];
  const options = asking.fresh ? asking.options : { ...asking.options, patienceSeconds };
  // No search that began before will do for what is read afresh.
  const searcher = asking.fresh ? ports.gateway : ports.searches;
  const candidates = await searcher.findUsers(instance, usernames, options);
  const few = candidates.slice(0, mostCandidates);
  const confirmed = await confirm(ports.gateway, { instance, options, email }, few);
  const [only] = confirmed;
  if (!only) return { kind: 'not-linked', reason: 'none' };
  return confirmed.length === 1
    ? { kind: 'linked', link: only }
    : { kind: 'not-linked', reason: 'several' };
}

interface Search {
  readonly instance: string;
  readonly options: CallOptions;
  readonly email: string;
}

async function confirm(
  gateway: ConnectGateway,
  { instance, options, email }: Search,
  candidates: readonly ConnectUser[],
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
