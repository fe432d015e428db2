import type { Names } from '../../../domain/contact-centre.ts';
import { codeOf } from '../../../domain/errors.ts';
import type { SessionRecord } from '../../../domain/listening.ts';
import { handIn } from './hand-in.ts';
import { noticeNote } from './notice-view.ts';
import type { Scene } from './scene.ts';

/**
 * Tells the agent, once, that somebody listens, and once it is over says so in the same message:
 * read an hour later, it must not say that somebody still does. undefined when another process has
 * written meanwhile. Throws what Slack throws.
 */
export async function tellAgent(
  scene: Scene,
  record: SessionRecord,
  names: Names | undefined,
): Promise<SessionRecord | undefined> {
  const { notice, state } = record.standing;
  if (!notice || state.kind === 'asked') return record;
  if (!notice.toldAt) return state.kind === 'not-seen' ? record : tellFirst(scene, record, names);
  const isOver = state.kind === 'ended' || state.kind === 'not-seen';
  if (!isOver || notice.isEndTold || !notice.place) return record;
  return tellEnd(scene, record, names);
}

/** Whether everything the agent is to be told is told. */
export function isAgentTold({ standing: { notice, state } }: SessionRecord): boolean {
  if (!notice) return true;
  if (!notice.toldAt) return state.kind === 'not-seen';
  return notice.place === undefined || notice.isEndTold === true;
}

async function tellFirst(
  scene: Scene,
  record: SessionRecord,
  names: Names | undefined,
): Promise<SessionRecord | undefined> {
  const { privateMessages, turns, tenant, clock, memory } = scene;
  const { notice, state } = record.standing;
  if (!notice) return record;
  const { id } = record.session;
  const note = noticeNote(record, names);
  memory.untold.add(id);
  const place = await turns.once(() =>
    privateMessages.post(tenant.workspace, notice.slackUserId, note),
  );
  if (!place) return undefined;
  memory.untold.delete(id);
  const { channelId, messageTs } = place;
  const isEndTold = state.kind === 'ended';
  const told = { ...notice, toldAt: clock.now(), place: { channelId, messageTs }, isEndTold };
  return handIn(scene, record, { notice: told });
}

async function tellEnd(
  scene: Scene,
  record: SessionRecord,
  names: Names | undefined,
): Promise<SessionRecord | undefined> {
  const { privateMessages, turns, tenant } = scene;
  const { notice } = record.standing;
  const place = notice?.place;
  if (!notice || !place) return record;
  const note = noticeNote(record, names);
  try {
    const isSent = await turns.again(() => privateMessages.update(tenant.workspace, place, note));
    if (!isSent) return undefined;
  } catch (error) {
    // The agent deleted it: there is nothing left that could be read wrongly.
    if (codeOf(error) !== 'slack_channel_gone') throw error;
  }
  return handIn(scene, record, { notice: { ...notice, isEndTold: true } });
}
