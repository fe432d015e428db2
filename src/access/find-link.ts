import type { ConnectUser, ConnectUserDetail } from '../domain/contact-centre.ts';
import type { Link, LinkOutcome } from '../domain/people.ts';
import type { CallOptions, ConnectGateway } from '../ports/connect.ts';
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

interface Wanted {
  readonly instance: string;
  /** As it stands in Slack; undefined when Slack shows none. */
  readonly email: string | undefined;
  readonly asking: Asking;
}

interface FindPorts {
  readonly gateway: ConnectGateway;
  readonly searches: UserSearches;
}

/** The one Connect user with this e-mail, read now. Throws BotError `connect_…`. */
export async function findByEmail(
  { gateway, searches }: FindPorts,
  wanted: Wanted,
): Promise<LinkOutcome> {
  const { instance, asking } = wanted;
  const email = sameForm(wanted.email);
  if (!email) return { kind: 'not-linked', reason: 'no-email' };
  const usernames = [...new Set([email, email.split('@')[0] ?? email])];
  const options = patient(asking);
  // No search that began before will do for what is read afresh.
  const searcher = asking.fresh ? gateway : searches;
  const candidates = await searcher.findUsers(instance, usernames, options);
  const few = candidates.slice(0, mostCandidates);
  const confirmed = await confirm(gateway, { instance, options, email }, few);
  const [only] = confirmed;
  if (!only) return { kind: 'not-linked', reason: 'none' };
  return confirmed.length === 1
    ? { kind: 'linked', link: only }
    : { kind: 'not-linked', reason: 'several' };
}

/** What is asked for the look of an answer waits longer for its turn. */
export function patient({ fresh, options }: Asking): CallOptions {
  return fresh ? options : { ...options, patienceSeconds };
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
  return details.flatMap((user) => (user && sameForm(user.email) === email ? [linkTo(user)] : []));
}

/** What is known of a Connect user, as far as rights hang on it. */
export function linkTo(user: ConnectUserDetail): Link {
  return {
    connectUserId: user.userId,
    username: user.username,
    hierarchyGroupId: user.hierarchyGroupId,
    securityProfileIds: user.securityProfileIds,
    phone: user.phone,
  };
}

/** An address as it is compared; empty or missing is undefined. */
export function sameForm(email: string | undefined): string | undefined {
  return email?.trim().toLowerCase() || undefined;
}
