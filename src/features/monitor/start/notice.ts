import { codeOf } from '../../../domain/errors.ts';
import type { SessionNotice } from '../../../domain/listening.ts';
import { agentName } from '../../../floor/named.ts';
import type { PrivatePlace } from '../../../ports/slack.ts';
import type { Attempt } from './attempt.ts';
import { asFarAsPossible } from './attempt.ts';
import type { ListenPorts } from './listen-ports.ts';
import { type NoticeAbout, noticeView, withdrawnView } from './notice-view.ts';

/**
 * Whom to tell that they are listened to; undefined where nobody has to be. `unmatched`: the agent
 * has to be, and is nobody in Slack. Throws BotError `slack_…`, `connect_…`.
 */
export async function whomToTell(
  { identity, instance }: ListenPorts,
  { listening, tenant }: Attempt,
  agentId: string,
): Promise<SessionNotice | 'unmatched' | undefined> {
  if (listening.notice === 'none') return undefined;
  const asking = { fresh: true, options: { priority: 'command' } } as const;
  const match = await identity.slackUserOf(tenant.workspace, instance, agentId, asking);
  return match.kind === 'matched' ? { slackUserId: match.slackUserId } : 'unmatched';
}

/** A notice that was given, so that it can be taken back. */
export interface Notice {
  readonly place: PrivatePlace;
  /** Says that nobody listens after all. */
  takeBack(): Promise<void>;
}

/** Tells the agent that somebody is about to listen; undefined where Slack did not take it. */
export async function tellBefore(
  { privateMessages }: ListenPorts,
  { tenant, link, names }: Attempt,
  to: { readonly slackUserId: string; readonly sessionId: string; readonly about: NoticeAbout },
): Promise<Notice | undefined> {
  const { workspace } = tenant;
  const { slackUserId, sessionId: eventId } = to;
  const about = { ...to.about, supervisor: agentName(names, link.connectUserId) };
  const note = { kind: 'notice', eventId } as const;
  try {
    const message = { ...noticeView(about), ...note };
    const place = await privateMessages.post(workspace, slackUserId, message);
    const withdrawn = { ...withdrawnView(about), ...note };
    const takeBack = async () => {
      await asFarAsPossible(privateMessages.update(workspace, place, withdrawn));
    };
    return { place, takeBack };
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return undefined;
  }
}
