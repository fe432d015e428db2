import type { GapNotice, Told } from '../../domain/alert.ts';
import type { Names } from '../../domain/contact-centre.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import type { Tenant } from '../../domain/tenant.ts';
import type { Directory } from '../../ports/connect.ts';
import type { Clock, Log } from '../../ports/ground.ts';
import type { Announcer } from '../../ports/slack.ts';
import type { AlertStore, CheckJournal } from '../../stores/alerts.ts';
import { announcementView } from './announcement-view.ts';
import { gapNoticeView } from './gap-notice-view.ts';
import type { UnsaidEpisode } from './unsaid-episodes.ts';

export interface SenderDeps {
  readonly alertStore: AlertStore;
  readonly journal: CheckJournal;
  readonly announcer: Announcer;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly log: Log;
}

/** What this process knows of a tenant and Redis does not. */
export interface Memory {
  /** Messages Slack accepted that Redis has not taken down yet, by episode. */
  readonly accepted: Map<string, Pick<Told, 'messageTs' | 'reason'>>;
  /** Notices Slack accepted that still stand in Redis. */
  readonly saidNotices: Set<string>;
  quietUntil: Date | undefined;
  isFailing: boolean;
}

export interface Scene extends SenderDeps {
  readonly tenant: Tenant;
  readonly memory: Memory;
}

/** Posts the message of an episode or updates it in place, then takes it down in Redis. */
export async function sayEpisode(
  scene: Scene,
  { last, told, eventIds }: UnsaidEpisode,
  names: Names | undefined,
): Promise<void> {
  const { announcer, alertStore, clock, log, memory, tenant } = scene;
  const { rule, episode, reason } = last;
  const { channelId } = rule;
  const key = `${rule.id}|${episode}`;
  const announcement = announcementView(last, names?.queues.get(rule.queueId), clock.now());

  const known = memory.accepted.get(key) ?? told;
  let messageTs = known?.messageTs;
  if (messageTs === undefined) {
    ({ messageTs } = await announcer.post(tenant.workspace, channelId, announcement));
  } else if (known?.reason !== reason) {
    await announcer.update(tenant.workspace, channelId, messageTs, announcement);
  }
  memory.accepted.set(key, { messageTs, reason });
  const toldAt = clock.now();
  await alertStore.recordTold(
    tenant,
    rule.id,
    { episode, channelId, messageTs, reason, toldAt },
    eventIds,
  );
  memory.accepted.delete(key);
  log.info({ tenant, eventId: last.eventId, channelId, messageTs }, `Told: ${reason}`);
}

/** Takes what can never be said off the list; the rule shows it. */
export async function giveUpEpisode(
  { alertStore, clock, tenant, memory }: Scene,
  { last, eventIds }: UnsaidEpisode,
  code: ErrorCode,
): Promise<void> {
  const ruleId = last.rule.id;
  await alertStore.dropUnsaid(tenant, { ruleId, eventIds, code, at: clock.now() });
  memory.accepted.delete(`${ruleId}|${last.episode}`);
}

/** Posts the notice of a gap, once. */
export async function sayNotice(
  { announcer, journal, memory, tenant, log }: Scene,
  notice: GapNotice,
): Promise<void> {
  const { eventId, channelId } = notice;
  if (!memory.saidNotices.has(eventId)) {
    await announcer.post(tenant.workspace, channelId, gapNoticeView(notice));
    memory.saidNotices.add(eventId);
  }
  await journal.dropNotices(tenant, [eventId]);
  memory.saidNotices.delete(eventId);
  log.info({ tenant, eventId, channelId }, 'Told: gap');
}
