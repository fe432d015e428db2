import type { Notification, SeenMessage } from '../../../drive/api.ts';

export type DeliveryMark = 'notified' | 'updated-silently';

/** How a message reached this person: a post may have made the phone buzz, an edit never did. */
export function deliveryMarks(
  message: Pick<SeenMessage, 'channel' | 'ts' | 'edits' | 'isEphemeral'>,
  notifications: readonly Notification[],
): readonly DeliveryMark[] {
  const marks: DeliveryMark[] = [];
  const buzzed = notifications.some(
    ({ channel, ts }) => channel === message.channel && ts === message.ts,
  );
  if (buzzed) marks.push('notified');
  if (message.edits > 0) marks.push('updated-silently');
  return marks;
}
