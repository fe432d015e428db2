import type { SlackPeople } from '../ports/slack.ts';

/** Why a channel is no place for what colleagues alone may read: shared, read by guests, or nobody can tell. */
export type UnfitChannel = 'shared' | 'outsiders' | 'unknown';

/** Whether colleagues alone read a channel; undefined where they do. Throws BotError `slack_…`. */
export async function whyUnfit(
  people: SlackPeople,
  workspace: string,
  channelId: string,
): Promise<UnfitChannel | undefined> {
  const [{ sharing }, readers] = await Promise.all([
    people.channel(workspace, channelId),
    people.readersOf(workspace, channelId),
  ]);
  if (sharing === 'external') return 'shared';
  if (readers === 'outsiders') return 'outsiders';
  return sharing === 'internal' && readers === 'colleagues' ? undefined : 'unknown';
}
