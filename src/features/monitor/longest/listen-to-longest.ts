import { codeOf } from '../../../domain/errors.ts';
import { askedWithin, type MentionTrouble, type NameTrouble } from '../../../floor/name-trouble.ts';
import type { GroupTrouble } from '../../../floor/queues-in.ts';
import type { Asker } from '../../answer.ts';
import { tenantOf } from '../../kept-listing.ts';
import { type LivePorts, type LiveReport, listLiveContacts } from '../list-live-contacts.ts';
import { asFarAsPossible, recordListening } from '../start/attempt.ts';
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
  const live = await listLiveContacts(ports, { kind: 'live', request }, asker).catch(
    async (error: unknown) => {
      const code = codeOf(error);
      if (code) await noteRefusal(ports, asker, isBarge, code);
      throw error;
    },
  );
  if (live.kind === 'name-trouble' || live.kind === 'mention-trouble') {
    return askedWithin(live, (text) => `${isBarge ? 'barge ' : ''}longest ${text}`);
  }
  const longest = live.kind === 'live' ? live.lines[0] : undefined;
  if (!longest) {
    if (live.kind === 'live') await noteRefusal(ports, asker, isBarge, 'nothing-to-hear');
    return live;
  }
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

/** It was a wish to listen, of which nobody knows whom it was about. */
async function noteRefusal(
  ports: ListenPorts,
  asker: Asker,
  isBarge: boolean,
  why: string,
): Promise<void> {
  const who = { tenant: tenantOf(ports, asker), slackUserId: asker.caller.userId };
  const { link } = asker.access;
  const as = { connectUserId: link?.connectUserId, username: link?.username };
  const facts = { way: isBarge ? 'barge' : 'listen', why, ...as } as const;
  await asFarAsPossible(recordListening(ports, who, 'refused', facts));
}
