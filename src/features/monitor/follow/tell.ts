import type { Names } from '../../../domain/contact-centre.ts';
import { codeOf } from '../../../domain/errors.ts';
import { isOpen, type SessionRecord } from '../../../domain/listening.ts';
import type { PanelAddress } from '../../../ports/connect.ts';
import { whileRedisAnswers } from '../../while-redis-answers.ts';
import { besideOf, mayBeTold } from './beside.ts';
import { cardNote } from './card-view.ts';
import { handIn } from './hand-in.ts';
import { isAgentTold, tellAgent } from './notice.ts';
import type { Followed, Scene } from './scene.ts';

/** Whether Amazon Connect answered is seldom unknown for longer, seconds; a refusal takes the record away. */
const unansweredSeconds = 30;

/** What could not be said for so long after the end is said no more, milliseconds. */
const givenUpMs = 10 * 60 * 1000;

export interface TellAbout {
  readonly names: Names | undefined;
  readonly panel: PanelAddress | undefined;
}

/**
 * Says what is new of a session: to the agent where that is the rule, and to its supervisor. One that
 * is over is closed once all of it is said and audited. Throws what Slack throws; then the rest is
 * said at the next slot.
 */
export async function tell(scene: Scene, followed: Followed, about: TellAbout): Promise<void> {
  const isOver = !isOpen(followed.record);
  let failure: unknown;
  const trying = async (work: Promise<SessionRecord | undefined>, otherwise: SessionRecord) =>
    work.catch((error: unknown) => {
      if (codeOf(error) === undefined) throw error;
      failure ??= error;
      return otherwise;
    });
  const told = await trying(tellAgent(scene, followed.record, about.names), followed.record);
  if (!told) return;
  const shown = await trying(showCard(scene, { ...followed, record: told }, about), told);
  if (shown && isOver) await closeOnceSaid(scene, shown, failure !== undefined);
  if (failure !== undefined) throw failure;
}

/** Posts the card once, then changes it in its place. undefined when another process is at it. */
async function showCard(
  scene: Scene,
  { record, isUnread }: Followed,
  { names, panel }: TellAbout,
): Promise<SessionRecord | undefined> {
  const { clock, ids, memory, privateMessages, tenant, turns } = scene;
  const { session, standing } = record;
  const { card } = standing;
  if (!card && isEarly(scene, record)) return record;
  const beside = await besideOf(scene, record);
  const isUntold = memory.untold.has(session.id);
  const about = { names, panel, beside, isUnread, isUntold, now: clock.now() };
  const note = cardNote(record, about);
  const fingerprint = ids.shortOf(JSON.stringify(note.blocks));
  if (card?.fingerprint === fingerprint || !(await mayBeTold(scene, session))) return record;
  const { workspace } = tenant;
  try {
    const place = card
      ? (await turns.again(() => privateMessages.update(workspace, card, note))) && card
      : await turns.once(() => privateMessages.post(workspace, session.slackUserId, note));
    if (!place) return undefined;
    const { channelId, messageTs } = place;
    return await handIn(scene, record, { card: { channelId, messageTs, fingerprint } });
  } catch (error) {
    if (codeOf(error) !== 'slack_channel_gone') throw error;
    // Somebody deleted it. While it goes on it is posted anew; of one that is over nothing is.
    return isOpen(record) ? handIn(scene, record, { card: undefined }) : record;
  }
}

/** Where Amazon Connect refuses, the answer to the press says so, and no card is to stand beside it. */
function isEarly({ clock }: Scene, { session, standing }: SessionRecord): boolean {
  const age = clock.now().getTime() - session.openedAt.getTime();
  return standing.state.kind === 'asked' && age < unansweredSeconds * 1000;
}

async function closeOnceSaid(
  { listenSessions, tenant, memory, clock, log }: Scene,
  record: SessionRecord,
  isSomethingUnsaid: boolean,
): Promise<void> {
  const { session, standing } = record;
  const isAudited = !standing.unaudited?.length;
  if (memory.accepted.has(session.id) || !isAudited || !('at' in standing.state)) return;
  const isLate = clock.now().getTime() - standing.state.at.getTime() > givenUpMs;
  if ((isSomethingUnsaid || !isAgentTold(record)) && !isLate) return;
  if (isSomethingUnsaid) log.warn({ tenant, sessionId: session.id }, 'Given up: not all was said');
  const isClosed = await whileRedisAnswers(() => listenSessions.close(tenant, session.id));
  if (isClosed === undefined) return;
  memory.beside.delete(session.id);
  memory.untold.delete(session.id);
  log.info({ tenant, sessionId: session.id }, 'A session of listening is over');
}
