import type { Post } from '../../../domain/alerting/alert.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import type { Announcer } from '../../../ports/slack.ts';

/** Looks for what was said: the message of a home by the home's id, a reply to it by its own. Throws BotError `slack_…`. */
export function lookFor(
  { announcer, tenant }: { readonly announcer: Pick<Announcer, 'find'>; readonly tenant: Tenant },
  { homeId, channelId, messageTs }: Post,
  {
    what,
    since,
    until,
  }: { readonly what: string; readonly since: Date; readonly until?: Date | undefined },
): ReturnType<Announcer['find']> {
  const isReply = what !== homeId;
  return announcer.find(tenant.workspace, channelId, {
    kind: 'alert',
    eventId: what,
    since,
    until,
    ...(isReply && messageTs !== undefined && { threadTs: messageTs }),
  });
}
