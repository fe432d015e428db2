import type { MentionTrouble, NameTrouble } from '../../floor/name-trouble.ts';
import { namedQueues } from '../../floor/named.ts';
import type { GroupTrouble } from '../../floor/queues-in.ts';
import { matchName } from '../../grammar/names.ts';
import type { Asker } from '../answer.ts';
import type { ListenIntent } from './intent.ts';
import { type LivePorts, type LiveReport, listLiveContacts } from './list-live-contacts.ts';
import { type ListenPorts, type ListenReport, startListening } from './start-listening.ts';

/**
 * Starts to listen; where no agent is called so and a queue is, lists what there is to listen to of
 * those who serve it. Throws what the two throw.
 */
export async function listenOrList(
  ports: ListenPorts & LivePorts,
  intent: ListenIntent,
  asker: Asker,
): Promise<ListenReport | LiveReport | NameTrouble | MentionTrouble | GroupTrouble> {
  const report = await startListening(ports, intent, asker);
  const isUnknown = report.kind === 'name-trouble' && report.match.kind === 'unknown';
  const { agent, mayBeQueue } = intent;
  if (!isUnknown || !mayBeQueue || !agent || agent.kind === 'user') return report;
  const names = await ports.directory.names(ports.instance, { priority: 'command' });
  const queue = matchName(agent, namedQueues(names)).kind;
  if (queue !== 'found' && queue !== 'ambiguous') return report;
  const nothing = {
    groups: [],
    profiles: [],
    agents: [],
    teams: [],
    any: [],
    states: [],
    statuses: [],
  };
  const asked = { ...nothing, channels: [], queues: [agent] };
  return listLiveContacts(ports, { kind: 'live', request: { kind: 'asked', asked } }, asker);
}
