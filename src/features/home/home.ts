import type { Gate } from '../../access/gate.ts';
import type { Home } from '../../blocks/message.ts';
import { codeOf } from '../../domain/errors.ts';
import type { Caller } from '../../domain/people.ts';
import type { Help } from '../help.ts';
import { type HomeReport, homeView } from './view.ts';

export interface HomePorts {
  readonly gate: Gate;
  readonly instance: string;
  readonly helps: readonly Help[];
  readonly prefix: string;
}

/** What the Home tab shows to one person: who they are to the bot, what they may do, what can be typed. */
export async function homeFor(ports: HomePorts, caller: Caller): Promise<Home> {
  const report = await readHome(ports, caller).catch((error: unknown): HomeReport => {
    const code = codeOf(error);
    if (code === undefined) throw error;
    return { kind: 'failed', code };
  });
  return homeView(report, ports.helps, ports.prefix);
}

async function readHome(ports: HomePorts, caller: Caller): Promise<HomeReport> {
  const where = { instance: ports.instance, channelId: undefined };
  const entry = await ports.gate.may(caller, { kind: 'see-queues' }, where);
  if (entry.kind === 'no') return { kind: 'refused', refusal: entry.refusal };
  const agents = await ports.gate.may(caller, { kind: 'see-agents' }, where);
  return agents.kind === 'no'
    ? {
        kind: 'member',
        isAdministrator: entry.access.isAdministrator,
        agentsRefusal: agents.refusal,
      }
    : { kind: 'supervisor', access: agents.access };
}
