import type { Asker } from '../answer.ts';
import { changeSettings, readSettings } from '../change-settings.ts';
import { type UnfitChannel, whyUnfit } from '../only-colleagues.ts';
import type { AuditRoadPorts } from './audit-ports.ts';
import type { ChannelIntent } from './intent.ts';

export type ChannelReport =
  | {
      readonly kind: 'channel';
      /** Where the head is posted; undefined = nowhere. */
      readonly channelId: string | undefined;
      /** undefined where it was only looked at. */
      readonly change: 'changed' | 'unchanged' | undefined;
    }
  | {
      readonly kind: 'unfit-channel';
      readonly channelId: string;
      readonly why: UnfitChannel | 'not-member';
    }
  | { readonly kind: 'overtaken' };

/** Shows or sets where the head of the audit is posted daily. Throws BotError `redis_unavailable`, `slack_…`. */
export async function auditChannel(
  ports: AuditRoadPorts,
  intent: ChannelIntent,
  asker: Asker,
): Promise<ChannelReport> {
  if (intent.to === 'shown') {
    const { listening } = await readSettings(ports, asker.caller);
    return { kind: 'channel', channelId: listening.auditChannelId, change: undefined };
  }
  const channelId = intent.to === 'set' ? intent.channelId : undefined;
  const why = channelId === undefined ? undefined : await whyNot(ports, asker, channelId);
  if (channelId !== undefined && why) return { kind: 'unfit-channel', channelId, why };
  const changed = await changeSettings(ports, asker.caller, {
    to: (before) => {
      const { auditChannelId, ...others } = before.listening;
      if (auditChannelId === channelId) return before;
      const listening = channelId === undefined ? others : { ...others, auditChannelId: channelId };
      return { ...before, listening };
    },
    about: ({ listening: before }, { listening: after }) =>
      `audit channel: ${before.auditChannelId ?? 'off'} → ${after.auditChannelId ?? 'off'}`,
  });
  if (changed.kind === 'overtaken') return changed;
  return { kind: 'channel', channelId, change: changed.kind };
}

async function whyNot(
  { people }: AuditRoadPorts,
  { caller: { workspace } }: Asker,
  channelId: string,
): Promise<UnfitChannel | 'not-member' | undefined> {
  const { isBotMember } = await people.channel(workspace, channelId);
  return (await whyUnfit(people, workspace, channelId)) ?? (isBotMember ? undefined : 'not-member');
}
