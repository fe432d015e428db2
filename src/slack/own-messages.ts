import { BotError } from '../domain/errors.ts';
import type { Announcer, WantedMessage } from '../ports/slack.ts';
import type { SlackClients } from './clients.ts';
import { metadataTypeOf } from './marked-content.ts';
import { calling, slackNameOf } from './translate-error.ts';

/** Looks for and takes away what we said in channels. */
export function ownMessages(clients: SlackClients): Pick<Announcer, 'find' | 'remove'> {
  const known = new Map<string, Promise<Self>>();
  const selfIn = (workspace: string) => {
    const self = known.get(workspace) ?? whoAmI(clients, workspace);
    known.set(workspace, self);
    // A failure is not remembered.
    self.catch(() => known.delete(workspace));
    return self;
  };
  return {
    find: async (workspace, channelId, wanted) => {
      try {
        const self = await selfIn(workspace);
        return await searched(clients, { workspace, channelId, wanted, self });
      } catch (error) {
        if (slackNameOf(error) === 'missing_scope') return 'may-not-read';
        throw error;
      }
    },
    remove: async (workspace, channelId, ts) => {
      try {
        await calling('chat.delete', () =>
          clients.of(workspace).chat.delete({ channel: channelId, ts }),
        );
      } catch (error) {
        if (slackNameOf(error) !== 'message_not_found') throw error;
      }
    },
  };
}

interface Self {
  readonly userId: string | undefined;
  readonly botId: string | undefined;
}

interface Search {
  readonly workspace: string;
  readonly channelId: string;
  readonly wanted: WantedMessage;
  readonly self: Self;
}

/** Clocks of ours and of Slack may differ by this much, seconds. */
const skewSeconds = 300;
const pageSize = 200;
/** A channel that says more than this since then has buried it; Slack's own page limit may be lower. */
const mostPages = 10;

async function whoAmI(clients: SlackClients, workspace: string): Promise<Self> {
  const { user_id, bot_id } = await calling('auth.test', () => clients.of(workspace).auth.test());
  return { userId: user_id, botId: bot_id };
}

/** Oldest first. Throws BotError `slack_…`; `slack_rejected` where it cannot be looked far enough. */
async function searched(clients: SlackClients, search: Search): Promise<readonly string[]> {
  const found: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await pageOf(clients, search, cursor);
    found.push(...(answer.messages ?? []).filter((one) => isWanted(one, search)).map(tsOf));
    cursor = answer.response_metadata?.next_cursor;
    if (!cursor) return found.toSorted((one, other) => Number(one) - Number(other));
  }
  throw new BotError(
    'slack_rejected',
    `history of ${search.channelId}: too long to be looked through`,
  );
}

function pageOf(clients: SlackClients, search: Search, cursor: string | undefined) {
  const { workspace, channelId: channel, wanted } = search;
  const { conversations } = clients.of(workspace);
  const asked = {
    channel,
    oldest: String(wanted.since.getTime() / 1000 - skewSeconds),
    ...(wanted.until && { latest: String(wanted.until.getTime() / 1000 + skewSeconds) }),
    include_all_metadata: true,
    limit: pageSize,
    ...(cursor !== undefined && { cursor }),
  };
  const { threadTs } = wanted;
  return threadTs === undefined
    ? calling('conversations.history', () => conversations.history(asked))
    : calling('conversations.replies', () => conversations.replies({ ...asked, ts: threadTs }));
}

interface Seen {
  readonly ts?: string | undefined;
  readonly user?: string | undefined;
  readonly bot_id?: string | undefined;
  readonly metadata?: { event_type?: string; event_payload?: object } | undefined;
}

/** Ours alone: somebody else may have copied what it carries. */
function isWanted(message: Seen, { wanted, self }: Search): boolean {
  const isOurs =
    (self.botId !== undefined && message.bot_id === self.botId) ||
    (self.userId !== undefined && message.user === self.userId);
  const { event_type: type, event_payload: payload = {} } = message.metadata ?? {};
  const id = 'id' in payload ? payload.id : undefined;
  return isOurs && type === metadataTypeOf(wanted.kind) && id === wanted.eventId;
}

function tsOf({ ts }: Seen): string {
  return ts ?? '';
}
