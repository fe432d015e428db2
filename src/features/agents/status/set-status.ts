import type { Identity } from '../../../access/identity.ts';
import {
  type ActivityKind,
  activityOf,
  activityOfContact,
  workOf,
} from '../../../domain/activity.ts';
import type { Agent, Names } from '../../../domain/contact-centre.ts';
import { BotError, isUnanswered } from '../../../domain/errors.ts';
import { findAgent } from '../../../floor/find-agent.ts';
import type { MentionTrouble, NameTrouble } from '../../../floor/name-trouble.ts';
import { agentName, namedStatuses } from '../../../floor/named.ts';
import { matchName, type NameRef } from '../../../grammar/names.ts';
import { quote } from '../../../grammar/words.ts';
import type { CallOptions, ConnectGateway, Directory } from '../../../ports/connect.ts';
import type { Asker } from '../../answer.ts';
import { type AuditPorts, audited } from '../../audited.ts';
import type { StatusIntent } from './intent.ts';

export interface StatusPorts extends AuditPorts {
  readonly gateway: Pick<ConnectGateway, 'readAgents' | 'setStatus'>;
  readonly directory: Directory;
  readonly identity: Identity;
  readonly instance: string;
}

/** Whose status becomes which. */
interface Wish {
  readonly userId: string;
  readonly name: string;
  readonly statusId: string;
  readonly statusName: string;
}

/**
 * When it takes effect: Amazon Connect documents that it becomes the next status while the agent
 * handles a contact. Which contacts count beside a live one and after-contact work it does not say.
 */
export type StatusMoment = 'at-once' | 'after-contact' | 'as-connect-decides';

interface Before {
  readonly now: Date;
  readonly activity: ActivityKind;
  readonly currentName: string | undefined;
  readonly currentSince: Date | undefined;
  readonly moment: StatusMoment;
}

export type StatusReport =
  | ({ readonly kind: 'would' | 'done' | 'unsure' } & Wish & Before)
  /** A half-typed name is good enough to look, not to change. */
  | ({ readonly kind: 'confirm' } & Wish & Before)
  | ({ readonly kind: 'not-here' } & Wish)
  | NameTrouble
  | MentionTrouble;

const command: CallOptions = { priority: 'command' };

/**
 * Says what a change of status would do, or makes it, written down before. Nothing is asked of the
 * service for somebody who is not signed in: what it would do is UNVERIFIED. Throws BotError
 * `connect_…`, `redis_unavailable`.
 */
export async function setStatus(
  ports: StatusPorts,
  intent: StatusIntent,
  asker: Asker,
): Promise<StatusReport> {
  const names = await ports.directory.names(ports.instance, command);
  const found = await understood(ports, intent, asker, names);
  if ('kind' in found) return found;
  const { wish, isExact } = found;
  const before = await lookBefore(ports, names, wish);
  if (!before) return { kind: 'not-here', ...wish };
  if (!intent.isNow) return { kind: 'would', ...wish, ...before };
  return isExact
    ? { kind: await change(ports, asker, wish), ...wish, ...before }
    : { kind: 'confirm', ...wish, ...before };
}

async function understood(
  ports: StatusPorts,
  intent: StatusIntent,
  { caller }: Asker,
  names: Names,
): Promise<{ readonly wish: Wish; readonly isExact: boolean } | NameTrouble | MentionTrouble> {
  if (names.missing.includes('statuses')) {
    throw new BotError('connect_list_unread', 'the names of statuses were never read');
  }
  const end = intent.isNow ? ' now' : '';
  const where = { caller, instance: ports.instance, names };
  const agent = await findAgent(ports.identity, where, intent.agent, 'agents');
  if (agent.kind === 'name-trouble') {
    const status = quote(textOf(intent.status));
    const textFor = (item: { readonly id: string }) =>
      `status agent:${quote(item.id)} status:${status}${end}`;
    return { ...agent, again: { command: 'agents', textFor } };
  }
  if (agent.kind === 'mention-trouble') return agent;
  const match = matchName(intent.status, namedStatuses(names));
  if (match.kind !== 'found') {
    const textFor = (item: { readonly id: string }) =>
      `status agent:${quote(agent.userId)} status:${quote(item.id)}${end}`;
    return { kind: 'name-trouble', what: 'status', match, again: { command: 'agents', textFor } };
  }
  const { userId } = agent;
  const { id: statusId, name: statusName } = match.item;
  const wish = { userId, name: agentName(names, userId), statusId, statusName };
  return { wish, isExact: agent.isExact && match.isExact };
}

function textOf(ref: Exclude<NameRef, { kind: 'user' }>): string {
  return ref.kind === 'named' ? ref.text : ref.words.join(' ');
}

async function lookBefore(
  ports: StatusPorts,
  names: Names,
  { userId }: Wish,
): Promise<Before | undefined> {
  const selection = { kind: 'agents', ids: [userId] } as const;
  const reading = await ports.gateway.readAgents(ports.instance, selection, command);
  const agent = reading.agents.find((one) => one.userId === userId);
  if (!agent) return undefined;
  const now = ports.clock.now();
  const status = agent.statusId === undefined ? undefined : names.statuses.get(agent.statusId);
  return {
    now,
    activity: activityOf(agent, status?.type, now).kind,
    currentName: agent.statusName ?? status?.name,
    currentSince: agent.statusSince,
    moment: momentOf(agent, now),
  };
}

function momentOf(agent: Agent, now: Date): StatusMoment {
  const handled = workOf(agent, now).map(activityOfContact);
  if (handled.some((kind) => kind === 'on-contact' || kind === 'after-contact-work')) {
    return 'after-contact';
  }
  // Ringing, missed or failed contacts, listening sessions, after-contact work that ended long ago.
  return agent.contacts.length > 0 ? 'as-connect-decides' : 'at-once';
}

async function change(
  ports: StatusPorts,
  { caller }: Asker,
  { userId, statusId }: Wish,
): Promise<'done' | 'unsure'> {
  const tenant = { workspace: caller.workspace, instance: ports.instance };
  const about = `agent ${userId} status ${statusId}`;
  const deed = { tenant, who: caller.userId, act: 'set-status', about } as const;
  let isAsked = false;
  try {
    await audited(ports, deed, () => {
      isAsked = true;
      return ports.gateway.setStatus(ports.instance, { userId, statusId }, command);
    });
    return 'done';
  } catch (error) {
    if (isAsked && isUnanswered(error)) return 'unsure';
    throw error;
  }
}
