import { quote } from '../grammar/words.ts';

/** What is typed after `monitor` to listen to an agent's contact; without one the answer offers them. */
export function listenLine(userId: string, contactId: string | undefined): string {
  const contact = contactId === undefined ? '' : ` contact:${contactId}`;
  return `agent:${quote(userId)}${contact}`;
}

/** The same to be offered barge-in. */
export function bargeLine(userId: string, contactId: string | undefined): string {
  return `barge ${listenLine(userId, contactId)}`;
}
