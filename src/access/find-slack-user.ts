import { isFullMember, type LinkOutcome } from '../domain/people.ts';
import type { ConnectGateway } from '../ports/connect.ts';
import type { SlackPeople } from '../ports/slack.ts';
import type { LinkStore } from '../stores/listening.ts';
import { type Asking, sameForm } from './find-link.ts';
import { fromMemory } from './link-ports.ts';

/** The Slack account of a Connect user, found the other way round. */
export type SlackMatch =
  | { readonly kind: 'matched'; readonly slackUserId: string }
  | { readonly kind: 'unmatched' };

interface Ports {
  readonly people: SlackPeople;
  readonly gateway: ConnectGateway;
  readonly linkStore: LinkStore;
}

interface Whom {
  readonly workspace: string;
  readonly instance: string;
  readonly connectUserId: string;
  readonly asking: Asking;
}

/** The Slack user whose link leads to this Connect user, read now. Throws BotError. */
export async function findSlackUser(
  ports: Ports,
  linkOf: (slackUserId: string) => Promise<LinkOutcome>,
  whom: Whom,
): Promise<SlackMatch> {
  const { workspace, instance, connectUserId, asking } = whom;
  const kept = await fromMemory(asking, () =>
    ports.linkStore.findByConnectUser({ workspace, instance }, connectUserId),
  );
  const slackUserId = kept?.slackUserId ?? (await byEmail(ports, whom));
  if (slackUserId === undefined) return { kind: 'unmatched' };
  const outcome = await linkOf(slackUserId);
  return outcome.kind === 'linked' && outcome.link.connectUserId === connectUserId
    ? { kind: 'matched', slackUserId }
    : { kind: 'unmatched' };
}

async function byEmail({ people, gateway }: Ports, whom: Whom): Promise<string | undefined> {
  const { workspace, instance, connectUserId, asking } = whom;
  const user = await gateway.describeUser(instance, connectUserId, asking.options);
  const email = sameForm(user?.email);
  const person = email === undefined ? undefined : await people.personByEmail(workspace, email);
  if (!person || sameForm(person.email) !== email) return undefined;
  return isFullMember(person) ? person.userId : undefined;
}
