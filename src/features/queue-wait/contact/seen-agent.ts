import type { Access } from '../../../access/act.ts';
import type { Gate } from '../../../access/gate.ts';
import { codeOf } from '../../../domain/errors.ts';
import type { Asker } from '../../answer.ts';

/** The channels Amazon Connect lets supervisors listen to. */
const audible = ['VOICE', 'CHAT'];

/** What the asker may know of agents here; undefined where they may not see them. A check that failed lets nobody pass. */
export async function agentsAccess(
  { gate, instance }: { readonly gate: Gate; readonly instance: string },
  { caller }: Asker,
): Promise<Access | undefined> {
  const where = { instance, channelId: caller.channelId };
  try {
    const verdict = await gate.may(caller, { kind: 'see-agents' }, where);
    return verdict.kind === 'yes' ? verdict.access : undefined;
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return undefined;
  }
}

/** Whether a Listen button is worth drawing; the press is checked afresh. Nobody listens to themselves. */
export function mayHear(access: Access, agentUserId: string, channel: string | undefined): boolean {
  const isSelf = access.link?.connectUserId === agentUserId;
  return access.mayListen && !isSelf && audible.includes(channel ?? '');
}
