import type { Message } from '../../../blocks/message.ts';
import { codeOf } from '../../../domain/errors.ts';
import type { TellPorts } from './links-ports.ts';

/** Tells somebody of their link by direct message; false where Slack did not take it. Throws nothing that is foreseen. */
export async function tell(
  { privateMessages, ids, log }: TellPorts,
  workspace: string,
  userId: string,
  message: Message,
): Promise<boolean> {
  try {
    const note = { ...message, kind: 'link', eventId: ids.uuid() } as const;
    await privateMessages.post(workspace, userId, note);
    return true;
  } catch (err) {
    if (codeOf(err) === undefined) throw err;
    log.warn({ workspace, userId, err }, 'Somebody could not be told of their link');
    return false;
  }
}
