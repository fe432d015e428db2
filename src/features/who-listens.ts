import { timeOfDay } from '../blocks/format.ts';
import { name } from '../blocks/text.ts';
import type { Names } from '../domain/contact-centre.ts';
import { isOpen, type SessionRecord } from '../domain/listening.ts';
import type { Tenant } from '../domain/tenant.ts';
import { agentName, queueName } from '../floor/named.ts';
import type { ListenSessions } from '../stores/listening.ts';
import { whileRedisAnswers } from './while-redis-answers.ts';
import { channelWord } from './words-for.ts';

/** The sessions that go on, as far as Floorwalker knows, oldest first; undefined while Redis is away. */
export async function openSessions(
  { listenSessions }: { readonly listenSessions: ListenSessions },
  tenant: Tenant,
): Promise<readonly SessionRecord[] | undefined> {
  const all = await whileRedisAnswers(() => listenSessions.list(tenant));
  return all?.filter(isOpen);
}

/** "<@U…> (sam.okafor) · silent · since 10:02": who listens, how and since when; for mrkdwn. */
export function whoListens({ session, standing: { state } }: SessionRecord): string {
  const { slackUserId, username, capabilities, openedAt } = session;
  const way = capabilities.includes('BARGE') ? 'may step in' : 'silent';
  return [`<@${name(slackUserId)}> (${name(username)})`, way, sinceWords(state, openedAt)].join(
    ' · ',
  );
}

/** "*Maria Lindqvist* · voice · Billing": to whom; for mrkdwn. */
export function toWhom({ session }: SessionRecord, names: Names | undefined): string {
  const { agentId, queueId, channel } = session;
  const agent = names ? agentName(names, agentId) : `agent ${agentId}`;
  const queue = queueId && (names ? queueName(names, queueId) : `queue ${queueId}`);
  return [`*${name(agent)}*`, channelWord(channel), queue && name(queue)]
    .filter(Boolean)
    .join(' · ');
}

/** Ringing is no listening, and what was only asked for may never begin. */
function sinceWords(state: SessionRecord['standing']['state'], openedAt: Date): string {
  if (state.kind === 'asked') return `asked for at ${timeOfDay(openedAt)}, not seen yet`;
  if (state.kind !== 'running') return 'over';
  if (state.goneSince) return `seems to be over since about ${timeOfDay(state.goneSince)}`;
  return state.acceptedAt
    ? `since ${timeOfDay(state.acceptedAt)}`
    : `started at ${timeOfDay(state.since)}, not seen to be accepted yet`;
}
