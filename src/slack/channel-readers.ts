import { codeOf } from '../domain/errors.ts';
import type { Readers, SlackPerson } from '../domain/people.ts';
import type { Clock } from '../ports/ground.ts';
import { Remembered } from '../remembered.ts';
import type { SlackClients } from './clients.ts';
import { personFrom } from './person.ts';
import { calling } from './translate-error.ts';

const membersKeptMs = 60_000;
/** Who is a guest may be known so long, in a workspace of few pages and in one of many. */
const accountsKeptMs = 60_000;
const manyAccountsKeptMs = 10 * 60_000;
/** So many pages a minute leave room for the other calls that share the limit of `users.list`. */
const fewPages = 5;
/** A channel of more people is not looked through (Slack's page is at most 1,000, 200 are recommended). */
const membersAtMost = 1_000;
const membersPerPage = 200;
const memberPagesAtMost = 10;
/** `users.list` may be called 20 times a minute; a workspace of more accounts is not read. */
const accountsPerPage = 500;
const accountPagesAtMost = 20;

/** undefined = too many to be read. */
type Members = readonly string[] | undefined;
type Accounts = ReadonlyMap<string, SlackPerson> | undefined;

interface AccountList {
  readonly byId: Accounts;
  readonly pagesRead: number;
}

/**
 * Who is in a channel, by `conversations.members` against `users.list`. `unknown` where it cannot be
 * told: too many, somebody who is not listed, or Slack does not let the bot look. Whether the
 * channel is shared is another question. Throws BotError `slack_…` while Slack is away.
 */
export function createChannelReaders(clients: SlackClients, clock: Clock) {
  const members = new Remembered<{ readonly ids: Members }>(clock, membersKeptMs);
  const accountsOf = createAccounts(clients, clock);
  return async (workspace: string, channelId: string): Promise<Readers> => {
    try {
      const [{ ids }, { byId }] = await Promise.all([
        members.get(`${workspace}/${channelId}`, async () => ({
          ids: await readMembers(clients, workspace, channelId),
        })),
        accountsOf(workspace),
      ]);
      return judge(ids, byId);
    } catch (error) {
      const code = codeOf(error);
      if (code && refusals.has(code)) return 'unknown';
      throw error;
    }
  };
}

/** The accounts of a workspace: those of the last minute, or of the last ten where they fill many pages. */
function createAccounts(clients: SlackClients, clock: Clock) {
  const lately = new Remembered<AccountList>(clock, accountsKeptMs);
  const before = new Remembered<AccountList>(clock, manyAccountsKeptMs);
  const small = new Set<string>();
  return (workspace: string): Promise<AccountList> =>
    lately.get(workspace, async () => {
      const read = () => readAccounts(clients, workspace);
      const list = await before.get(workspace, read, small.has(workspace));
      if (list.pagesRead <= fewPages) small.add(workspace);
      else small.delete(workspace);
      return list;
    });
}

/** Slack answered, and the answer is that the bot may not look. */
const refusals: ReadonlySet<string> = new Set([
  'slack_denied',
  'slack_channel_gone',
  'slack_rejected',
]);

function judge(members: Members, accounts: Accounts): Readers {
  if (!members || !accounts) return 'unknown';
  const people = members.map((id) => accounts.get(id));
  if (people.some((person) => person && (person.isGuest || person.isStranger))) return 'outsiders';
  return people.every((person) => person !== undefined) ? 'colleagues' : 'unknown';
}

async function readMembers(
  clients: SlackClients,
  workspace: string,
  channelId: string,
): Promise<Members> {
  const ids: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < memberPagesAtMost; page += 1) {
    const from = cursor === undefined ? {} : { cursor };
    const answer = await calling('conversations.members', () =>
      clients
        .of(workspace)
        .conversations.members({ channel: channelId, limit: membersPerPage, ...from }),
    );
    // An answer without the list says of nobody that they read along.
    if (!answer.members) return undefined;
    ids.push(...answer.members);
    cursor = answer.response_metadata?.next_cursor || undefined;
    if (ids.length > membersAtMost) return undefined;
    if (cursor === undefined) return ids;
  }
  return undefined;
}

async function readAccounts(clients: SlackClients, workspace: string): Promise<AccountList> {
  const byId = new Map<string, SlackPerson>();
  let cursor: string | undefined;
  for (let page = 0; page < accountPagesAtMost; page += 1) {
    const from = cursor === undefined ? {} : { cursor };
    const answer = await calling('users.list', () =>
      clients.of(workspace).users.list({ limit: accountsPerPage, ...from }),
    );
    for (const user of answer.members ?? []) {
      if (user.id !== undefined) byId.set(user.id, personFrom(user, user.id, workspace));
    }
    cursor = answer.response_metadata?.next_cursor || undefined;
    if (cursor === undefined) return { byId, pagesRead: page + 1 };
  }
  return { byId: undefined, pagesRead: accountPagesAtMost };
}
