import { section } from '../../../blocks/primitives.ts';
import { name } from '../../../blocks/text.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import type { ListenRequest } from '../../../domain/listening.ts';
import { agentName } from '../../../floor/named.ts';
import type { PrivateNote } from '../../../ports/slack.ts';

/** Tells who asked to listen that nothing will start any more. */
export function requestCalledOffNote(
  { id, agentId }: ListenRequest,
  names: Names | undefined,
): PrivateNote {
  const agent = name(names ? agentName(names, agentId) : `agent ${agentId}`);
  const text = `An administrator has turned listening off. Your request to listen to *${agent}* is called off: nothing starts.`;
  return { kind: 'session', eventId: id, text, blocks: [section(text)] };
}
