import type { Identity } from '../access/identity.ts';
import type { CommandName } from '../commands.ts';
import type { Names } from '../domain/contact-centre.ts';
import { BotError } from '../domain/errors.ts';
import type { Caller } from '../domain/people.ts';
import { matchName, type NameRef, writtenId } from '../grammar/names.ts';
import { quote } from '../grammar/words.ts';
import type { MentionTrouble, NameTrouble } from './name-trouble.ts';
import { namedAgents } from './named.ts';

export type FoundAgent =
  | { readonly kind: 'agent'; readonly userId: string; readonly isExact: boolean }
  | MentionTrouble
  | NameTrouble;

/**
 * Who is meant: by name in the directory, or by mention through the same link by e-mail as
 * everywhere. While agents were never read an id is taken as it is, and a name throws BotError
 * `connect_list_unread`.
 */
export async function findAgent(
  identity: Identity,
  where: { readonly caller: Caller; readonly instance: string; readonly names: Names },
  ref: NameRef,
  again: CommandName,
): Promise<FoundAgent> {
  if (ref.kind === 'user') {
    const asking = { fresh: false, options: { priority: 'command' } } as const;
    const outcome = await identity.linkOf(
      where.caller.workspace,
      where.instance,
      ref.userId,
      asking,
    );
    return outcome.kind === 'linked'
      ? { kind: 'agent', userId: outcome.link.connectUserId, isExact: true }
      : { kind: 'mention-trouble', slackUserId: ref.userId };
  }
  const match = matchName(ref, namedAgents(where.names));
  if (match.kind === 'found')
    return { kind: 'agent', userId: match.item.id, isExact: match.isExact };
  if (where.names.missing.includes('users')) {
    const userId = writtenId(ref, 'agent');
    if (userId !== undefined) return { kind: 'agent', userId, isExact: true };
    throw new BotError('connect_list_unread', 'the names of users were never read');
  }
  const textFor = (item: { readonly id: string }) => `agent:${quote(item.id)}`;
  return { kind: 'name-trouble', what: 'agent', match, again: { command: again, textFor } };
}
