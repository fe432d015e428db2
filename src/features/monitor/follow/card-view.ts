import { timeOfDay } from '../../../blocks/format.ts';
import { linkButton } from '../../../blocks/link-button.ts';
import type { Block } from '../../../blocks/message.ts';
import { actions, context, section } from '../../../blocks/primitives.ts';
import { runButton } from '../../../blocks/run-button.ts';
import { nameWithin } from '../../../blocks/text.ts';
import { isOpen, type SessionRecord } from '../../../domain/listening.ts';
import { agentName } from '../../../floor/named.ts';
import type { PanelAddress } from '../../../ports/connect.ts';
import type { PrivateNote } from '../../../ports/slack.ts';
import { bargeConfirm } from '../../barge-confirm.ts';
import { bargeLine, listenLine, withReason } from '../../listen-line.ts';
import { toWhom } from '../../who-listens.ts';
import { stateWords, type WordsAbout, wayWords } from './card-words.ts';

export interface CardAbout extends WordsAbout {
  /** undefined where it could not be found out. */
  readonly panel: PanelAddress | undefined;
  /** True where the agent is to be told and could not be at the last try. */
  readonly isUntold: boolean;
}

/** A session as its supervisor sees it in their direct message. */
export function cardNote(record: SessionRecord, about: CardAbout): PrivateNote {
  const { session } = record;
  const headline = `Listening to ${toWhom(record, about.names)}`;
  const words = stateWords(record, about);
  const buttons = buttonsFor(record, about);
  const notes = notesFor(record, about);
  const blocks: readonly Block[] = [
    section(`${headline}\n${words}`),
    ...(isOpen(record) ? [section(wayWords(record, about.beside.mayBarge))] : []),
    ...(buttons.length > 0 ? [actions('session', buttons)] : []),
    ...(notes.length > 0 ? [context(...notes)] : []),
  ];
  return { kind: 'session', eventId: session.id, text: `${headline}: ${words}`, blocks };
}

function buttonsFor(record: SessionRecord, about: CardAbout) {
  const { panel } = about;
  return isOpen(record)
    ? [
        panel && linkButton({ label: 'Open control panel', url: panel, id: 'panel' }),
        bargeButton(record, about),
      ].filter((button) => button !== undefined)
    : againButtons(record, about);
}

/** A new session, asked before it is started: a silent one cannot become it. */
function bargeButton({ session }: SessionRecord, { names, beside }: CardAbout) {
  const { agentId, contactId, capabilities, reason } = session;
  if (!beside.mayBarge || capabilities.includes('BARGE')) return undefined;
  return runButton({
    label: 'Barge in',
    command: 'monitor',
    text: `${withReason(bargeLine(agentId, contactId), reason)} confirmed`,
    id: 'barge',
    style: 'danger',
    confirm: bargeConfirm(names ? agentName(names, agentId) : agentId),
  });
}

/** What was not seen to begin can be asked for again, as it was. */
function againButtons({ session, standing }: SessionRecord, about: CardAbout) {
  if (standing.state.kind !== 'not-seen') return [];
  const { agentId, contactId, capabilities, reason } = session;
  if (capabilities.includes('BARGE')) return [];
  const text = withReason(listenLine(agentId, contactId), reason);
  const spoken = about.names && `Listen to ${agentName(about.names, agentId)} again`;
  return [
    runButton({
      label: 'Try again',
      command: 'monitor',
      text,
      id: 'again',
      ...(spoken && { spoken }),
    }),
  ];
}

function notesFor(record: SessionRecord, about: CardAbout): readonly string[] {
  const { session, standing } = record;
  const notes = [
    isOpen(record) && !about.panel && 'Open your contact control panel where you always do.',
    noticeWords(standing.notice, about),
    session.reason !== undefined && `Reason: ${nameWithin(session.reason, 150)}`,
    isOpen(record) && 'Floorwalker cannot end it: hang up in the control panel.',
  ];
  return notes.filter((note) => typeof note === 'string');
}

function noticeWords(
  notice: SessionRecord['standing']['notice'],
  { isUntold }: CardAbout,
): string | undefined {
  if (notice?.toldAt) return `The agent was told at ${timeOfDay(notice.toldAt)}.`;
  return notice && isUntold
    ? '*The agent could not be told yet*: Slack did not take the message. It is tried again.'
    : undefined;
}
