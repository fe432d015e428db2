import type { OwedReply } from '../../../domain/alerting/alert.ts';
import type { Mentioned } from '../../../domain/alerting/rule.ts';
import type { Announcement } from '../../../ports/slack.ts';
import type { Fingerprint, HomeNow } from '../message/composed.ts';

/** Makes the words of alerts. */
export interface Composer {
  /** What of it a reader sees; pure. */
  fingerprint(homeNow: HomeNow, now: Date): Fingerprint;
  /**
   * The one message of a home, as it stands now. It waits for nothing that only stands beside the
   * facts. `alsoCalled`: whom the replies call that it is said instead of.
   */
  compose(homeNow: HomeNow, now: Date, alsoCalled?: readonly Mentioned[]): Promise<Announcement>;
  /** A reply below it. */
  reply(homeNow: HomeNow, reply: OwedReply, now: Date): Promise<Announcement>;
}
