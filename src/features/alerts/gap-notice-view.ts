import { dateAndTime, secondsBetween, timeOfDay } from '../../blocks/format.ts';
import { section } from '../../blocks/primitives.ts';
import type { GapNotice } from '../../domain/alert.ts';
import type { Announcement } from '../../ports/slack.ts';

/** Why nothing was checked, by error code; a code not listed is told as a fault of the bot. */
const reasons: Readonly<Record<string, string>> = {
  connect_throttled: 'Amazon Connect limited our requests',
  connect_unavailable: 'Amazon Connect did not answer',
  connect_timeout: 'Amazon Connect did not answer in time',
  connect_denied: 'Amazon Connect refused access',
  connect_credentials: 'AWS did not accept the credentials',
  connect_not_found: 'Amazon Connect did not find the instance or a queue',
  connect_bad_request: 'Amazon Connect refused the request',
  connect_bad_answer: 'Amazon Connect gave an answer that made no sense',
  redis_unavailable: 'the database did not answer',
  'not-running': 'Floorwalker was not running',
};

/** Within this, a time of day says enough. */
const sameDaySeconds = 12 * 60 * 60;

/** What a channel with rules is told when checks work again after a gap. */
export function gapNoticeView({ eventId, from, until, failure }: GapNotice): Announcement {
  const time = secondsBetween(from, until) < sameDaySeconds ? timeOfDay : dateAndTime;
  const reason = reasons[failure] ?? 'a fault of Floorwalker';
  const text = `Wait times could not be checked from ${time(from)} to ${time(until)} (${reason}). An alert in that time may be late or missing.`;
  return {
    kind: 'alert',
    fitFor: 'colleagues',
    eventId,
    text,
    blocks: [section(text)],
  };
}
