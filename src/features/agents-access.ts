import type { Access } from '../access/act.ts';
import type { Gate } from '../access/gate.ts';
import { codeOf } from '../domain/errors.ts';
import type { Asker } from './answer.ts';

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
