import type { Gate } from '../../access/gate.ts';
import type { Home } from '../../blocks/message.ts';
import type { Caller } from '../../domain/people.ts';
import type { Help } from '../help.ts';
import { type HomeReport, homeView } from './view.ts';

export interface HomePorts {
  readonly gate: Gate;
  readonly helps: readonly Help[];
  readonly prefix: string;
}

/** What the Home tab shows to one person: who they are to the bot, what they may do, what can be typed. */
export async function homeFor(ports: HomePorts, caller: Caller): Promise<Home> {
  return homeView(await readHome(ports, caller), ports.helps, ports.prefix);
}

async function readHome(ports: HomePorts, caller: Caller): Promise<HomeReport> {
  const entry = await ports.gate.may(caller, { kind: 'see-queues' });
  if (entry.kind === 'no') return { kind: 'refused', refusal: entry.refusal };
  const agents = await ports.gate.may(caller, { kind: 'see-agents' });
  return agents.kind === 'no'
    ? {
        kind: 'member',
        isAdministrator: entry.access.isAdministrator,
        agentsRefusal: agents.refusal,
      }
    : { kind: 'supervisor', access: agents.access };
}
