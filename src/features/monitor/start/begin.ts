import { BotError, codeOf, isUnanswered } from '../../../domain/errors.ts';
import { type ListenRule, listenRule } from '../../../domain/listen-rules.ts';
import type { SessionRecord } from '../../../domain/listening.ts';
import { queueName } from '../../../floor/named.ts';
import { type Attempt, asFarAsPossible } from './attempt.ts';
import type { ListenPorts } from './listen-ports.ts';
import { lookTwice } from './look-for.ts';
import { type Notice, tellBefore } from './notice.ts';
import type { Opened } from './open-intent.ts';
import type { Ready } from './prepare.ts';
import type { Begun, TurnedAway } from './report.ts';
import { noteOutcome, noteOver, noteRunning } from './settle.ts';

/**
 * Writes the intent down, tells the agent where that is the rule, and only then, if listening is
 * still on, asks Amazon Connect, once. Throws BotError `redis_unavailable` where the intent cannot be audited, `listen_…` and
 * `connect_…` where the service refuses.
 */
export async function begin(
  ports: ListenPorts,
  attempt: Attempt,
  { ready, record }: Opened,
): Promise<Begun | TurnedAway> {
  const { heard } = ready;
  await intended(ports, attempt, record);
  const told = await tellWhereAsked(ports, attempt, ready, record);
  if (told === 'undelivered') {
    await noteOver(ports, attempt.tenant, record, 'refused', { why: 'no-notice' });
    return { kind: 'no-notice', why: told, ...heard };
  }
  const forbidden = await forbiddenNow(ports, attempt, ready, told);
  if (forbidden) return { kind: forbidden };
  return { kind: await ask(ports, attempt, told), ...begunOf(attempt, ready) };
}

/**
 * The gate may have let it through some seconds ago, and off means at once: the switch, the rules
 * and the kept link are read once more. What cannot be read is a no.
 */
async function forbiddenNow(
  ports: ListenPorts,
  { tenant, slackUserId, link }: Attempt,
  { contact, heard, hierarchy }: Ready,
  { record, notice }: Told,
): Promise<'listening-off' | 'link-ended' | Exclude<ListenRule, 'fine'> | undefined> {
  const takeAway = async (why: string) => {
    await noteOver(ports, tenant, record, 'refused', { why });
    await notice?.takeBack();
  };
  try {
    const { listening } = await ports.settings.readNow(tenant);
    const who = { slackUserId, hierarchyGroupId: link.hierarchyGroupId };
    const whom = { agentId: heard.agentId, hierarchy, queueId: contact.queueId };
    const kept = await ports.linkStore.find(tenant, slackUserId);
    const isLinked = kept?.connectUserId === link.connectUserId;
    const rule = listening.isOn ? listenRule(listening, who, whom) : 'listening-off';
    if (rule === 'fine' && isLinked) return undefined;
    const why = rule === 'fine' ? 'link-ended' : rule;
    await takeAway(why);
    return why;
  } catch (error) {
    await takeAway(codeOf(error) ?? 'bug');
    throw error;
  }
}

/** What cannot be written down is not done: the intent is taken away again. */
async function intended(
  ports: ListenPorts,
  { tenant }: Attempt,
  record: SessionRecord,
): Promise<void> {
  try {
    await noteOutcome(ports, tenant, record.session, 'intended');
  } catch (error) {
    await asFarAsPossible(ports.listenSessions.close(tenant, record.session.id));
    const facts = { why: codeOf(error) ?? 'bug' };
    await asFarAsPossible(noteOutcome(ports, tenant, record.session, 'refused', facts));
    throw error;
  }
}

interface Told {
  readonly record: SessionRecord;
  readonly notice: Notice | undefined;
}

async function tellWhereAsked(
  ports: ListenPorts,
  attempt: Attempt,
  { contact, heard, notice }: Ready,
  record: SessionRecord,
): Promise<Told | 'undelivered'> {
  if (!notice || attempt.listening.notice !== 'before') return { record, notice: undefined };
  const { session, version, standing } = record;
  const queue = contact.queueId && queueName(heard.names, contact.queueId);
  const mayBarge = session.capabilities.includes('BARGE');
  const about = { channel: contact.channel, queue, mayBarge };
  const { slackUserId } = notice;
  const given = await tellBefore(ports, attempt, { slackUserId, sessionId: session.id, about });
  if (!given) return 'undelivered';
  const told = {
    ...standing,
    notice: { ...notice, toldAt: ports.clock.now(), place: given.place },
  };
  const change = { id: session.id, expectedVersion: version, standing: told };
  const isWritten = await asFarAsPossible(ports.listenSessions.write(attempt.tenant, change));
  if (!isWritten) {
    await given.takeBack();
    const code = isWritten === undefined ? 'redis_unavailable' : 'listen_in_progress';
    await noteOver(ports, attempt.tenant, record, 'refused', { why: code });
    throw new BotError(code, 'that the agent was told could not be kept');
  }
  return { record: { session, version: version + 1, standing: told }, notice: given };
}

async function ask(
  ports: ListenPorts,
  { tenant }: Attempt,
  { record, notice }: Told,
): Promise<Begun['kind']> {
  const { session } = record;
  const { contactId, connectUserId: supervisorUserId, capabilities, id: clientToken } = session;
  const request = { contactId, supervisorUserId, capabilities, clientToken };
  try {
    const command = { priority: 'command' } as const;
    const answer = await ports.gateway.monitorContact(ports.instance, request, command);
    const { requestId, contactId: own } = answer;
    await noteRunning(ports, tenant, record, { contact: { contactId: own }, facts: { requestId } });
    return 'started';
  } catch (error) {
    const code = codeOf(error);
    if (!(error instanceof BotError) || !code) throw error;
    const facts = { why: code, requestId: error.requestId };
    // No answer is not a no: it may be ringing, so nothing is asked again.
    if (isUnanswered(error) || code === 'listen_in_progress') {
      return resolve(ports, tenant, record, facts);
    }
    await noteOver(ports, tenant, record, 'failed', facts);
    await notice?.takeBack();
    throw error;
  }
}

async function resolve(
  ports: ListenPorts,
  tenant: Attempt['tenant'],
  record: SessionRecord,
  facts: { readonly why: string; readonly requestId: string | undefined },
): Promise<Begun['kind']> {
  const contact = await lookTwice(ports, tenant, record);
  if (contact) {
    await noteRunning(ports, tenant, record, { contact, facts });
    return 'started';
  }
  await noteOutcome(ports, tenant, record.session, 'unknown', facts);
  ports.sessionStarted();
  return 'unsure';
}

function begunOf(
  { asker, link, listening }: Attempt,
  { heard, contact, capabilities, crowd }: Ready,
): Omit<Begun, 'kind'> {
  const { username, phone } = link;
  const isBoth = capabilities.includes('BARGE');
  return {
    ...heard,
    contact,
    username,
    phone,
    mayStepIn: isBoth && !heard.isBarge,
    mayBarge: asker.access.mayBarge && !isBoth && listening.isOn,
    crowd,
  };
}
