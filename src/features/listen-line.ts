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

/** The same with the reason that was given. */
export function withReason(line: string, reason: string | undefined): string {
  return reason === undefined ? line : `${line} reason:${quote(reason)}`;
}

/** What is typed after `monitor` to listen as soon as an agent takes a contact. */
export function whenFreeLine(
  userId: string,
  { isBarge, reason }: { readonly isBarge: boolean; readonly reason?: string | undefined },
): string {
  const line = isBarge ? bargeLine(userId, undefined) : listenLine(userId, undefined);
  return `when-free ${withReason(line, reason)}`;
}
