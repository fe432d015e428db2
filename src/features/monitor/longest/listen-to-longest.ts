import { askedWithin, type MentionTrouble, type NameTrouble } from '../../../floor/name-trouble.ts';
import type { GroupTrouble } from '../../../floor/queues-in.ts';
import type { Asker } from '../../answer.ts';
import { type LivePorts, type LiveReport, listLiveContacts } from '../list-live-contacts.ts';
import type { ListenPorts } from '../start/listen-ports.ts';
import type { ListenReport } from '../start/report.ts';
import { startListening } from '../start-listening.ts';
import type { LongestIntent } from './intent.ts';

/**
 * Starts to listen to the longest live contact of a part of the floor that the asker may hear, as
 * pressing its button would; where there is none, the list says so. Throws what the two throw.
 */
export async function listenToLongest(
  ports: ListenPorts & LivePorts,
  { request, isBarge }: LongestIntent,
  asker: Asker,
): Promise<ListenReport | LiveReport | NameTrouble | MentionTrouble | GroupTrouble> {
  const live = await listLiveContacts(ports, { kind: 'live', request }, asker);
  if (live.kind === 'name-trouble' || live.kind === 'mention-trouble') {
    return askedWithin(live, (text) => `${isBarge ? 'barge ' : ''}longest ${text}`);
  }
  const longest = live.kind === 'live' ? live.lines[0] : undefined;
  if (!longest) return live;
  const { agentId, contact } = longest;
  const wish = {
    kind: 'listen',
    agent: { kind: 'named', text: agentId },
    contactId: contact.contactId,
    isBarge,
    // Which one it is is only known now, so nobody has been asked about it.
    isConfirmed: false,
    mayBeQueue: false,
  } as const;
  return startListening(ports, wish, asker);
}
