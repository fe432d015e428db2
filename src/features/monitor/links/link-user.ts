import { aboutLink } from '../../../access/link-audit.ts';
import type { ConnectUserDetail } from '../../../domain/contact-centre.ts';
import { isFullMember, type KeptLink } from '../../../domain/people.ts';
import type { Asker } from '../../answer.ts';
import type { LinkIntent } from './intent.ts';
import { linkedNote, takenAddressNote } from './link-notes.ts';
import type { LinksPorts } from './links-ports.ts';
import { tell } from './tell.ts';

/** Somebody who was to be told, and whether they were. */
export interface Told {
  readonly slackUserId: string;
  readonly isTold: boolean;
}

export type LinkReport =
  | { readonly kind: 'yourself' }
  | { readonly kind: 'not-member'; readonly slackUserId: string }
  /** No Connect user is called so, or more than one but for case. */
  | { readonly kind: 'no-user' | 'several-users'; readonly username: string }
  /** One of the two stands in this link already. */
  | { readonly kind: 'taken'; readonly by: KeptLink; readonly wanted: LinkIntent }
  | { readonly kind: 'known'; readonly link: KeptLink }
  | {
      readonly kind: 'linked';
      readonly link: KeptLink;
      readonly person: Told;
      /** Whoever has the Connect user's e-mail address in Slack, where that is somebody else. */
      readonly namesake: Told | undefined;
    };

const command = { priority: 'command' } as const;

/**
 * Links two users as an administrator says, written down before, and tells both people. Nobody links
 * himself, and what stands in another link stays there. Throws BotError `slack_…`, `connect_…`,
 * `redis_unavailable`.
 */
export async function linkUser(
  ports: LinksPorts,
  intent: LinkIntent,
  { caller }: Asker,
): Promise<LinkReport> {
  const { workspace, userId: by } = caller;
  const { slackUserId, username } = intent;
  const tenant = { workspace, instance: ports.instance };
  const refused = async (why: string) => {
    const about = `slack ${slackUserId} refused: ${why}`;
    await ports.linkAudit.refused(tenant, { who: by, act: 'link', about });
  };
  if (slackUserId === by) {
    await refused('nobody links himself');
    return { kind: 'yourself' };
  }
  if (!isFullMember(await ports.people.person(workspace, slackUserId))) {
    await refused('not a full, active member');
    return { kind: 'not-member', slackUserId };
  }
  const user = await userCalled(ports, username);
  if (typeof user === 'string') return { kind: user, username };
  // Before anything is written: both are to be told.
  const namesake = await namesakeOf(ports, workspace, user, slackUserId);
  const link: KeptLink = {
    slackUserId,
    connectUserId: user.userId,
    username: user.username,
    by: { kind: 'administrator', slackUserId: by },
    at: ports.clock.now(),
  };
  const outcome = await ports.linkAudit.done(
    tenant,
    { who: by, act: 'link', about: aboutLink(link, 'by an administrator') },
    () => ports.linkStore.keep(tenant, link),
    ({ kind }) => kind !== 'taken',
  );
  if (outcome.kind === 'taken') return { kind: 'taken', by: outcome.by, wanted: intent };
  for (const one of [slackUserId, namesake]) {
    if (one !== undefined) {
      ports.identity.forget(workspace, ports.instance, { ...link, slackUserId: one });
    }
  }
  if (outcome.kind === 'known') return { kind: 'known', link };
  const note = async (to: string, message: ReturnType<typeof linkedNote>): Promise<Told> => ({
    slackUserId: to,
    isTold: await tell(ports, workspace, to, message),
  });
  return {
    kind: 'linked',
    link,
    person: await note(slackUserId, linkedNote(link)),
    namesake: namesake === undefined ? undefined : await note(namesake, takenAddressNote(link)),
  };
}

/** The one user who is called so; case counts only where two differ by nothing else. */
async function userCalled(
  { gateway, instance }: LinksPorts,
  username: string,
): Promise<ConnectUserDetail | 'no-user' | 'several-users'> {
  const found = await gateway.findUsers(instance, [username], command);
  const same = found.filter((user) => user.username === username);
  const [user, ...more] = same.length > 0 ? same : found;
  if (!user) return 'no-user';
  if (more.length > 0) return 'several-users';
  return (await gateway.describeUser(instance, user.userId, command)) ?? 'no-user';
}

async function namesakeOf(
  { people }: LinksPorts,
  workspace: string,
  { email }: ConnectUserDetail,
  slackUserId: string,
): Promise<string | undefined> {
  const address = email?.trim();
  const person = address ? await people.personByEmail(workspace, address) : undefined;
  if (!person || person.userId === slackUserId || !isFullMember(person)) return undefined;
  return person.userId;
}
