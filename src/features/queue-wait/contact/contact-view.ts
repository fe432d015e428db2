import { exactDuration, secondsBetween, timeOfDay } from '../../../blocks/format.ts';
import type { Message } from '../../../blocks/message.ts';
import { actions, context, section } from '../../../blocks/primitives.ts';
import { runButton } from '../../../blocks/run-button.ts';
import { name } from '../../../blocks/text.ts';
import { placeOf } from '../../../domain/contact-place.ts';
import { quote } from '../../../grammar/words.ts';
import { plainBeginning } from '../../words-for.ts';
import { readIn } from './attempt.ts';
import { compareLines } from './compare-words.ts';
import { contactSentence } from './contact-words.ts';
import type { ContactReport } from './read-contact.ts';
import { watchButton } from './watch-button.ts';

/** Where one contact stands, how that compares with its queue, or where it is instead. */
export function contactView(report: ContactReport): Message {
  const text = contactSentence(report);
  const compared = compareLines(report);
  return {
    text: [text, ...compared].join(' '),
    blocks: [
      section(text),
      ...(compared.length > 0 ? [section(compared.join('\n'))] : []),
      context([...originWords(report), ageWords(report)].join(' ')),
      actions('contact', [
        againButton(report.contactId),
        queueButton(report),
        mayWait(report) ? watchButton(report.contactId) : undefined,
        ...listenButtons(report),
        nextButton(report),
      ]),
    ],
  };
}

/** How it came: of a transferred contact what it was before. */
function originWords({ detail }: ContactReport): readonly string[] {
  const described = readIn(detail);
  if (described?.initiationMethod === undefined) return [];
  const { initiationMethod, initiatedAt, previousContactId, initialContactId } = described;
  const began = initiatedAt ? ` at ${timeOfDay(initiatedAt)}` : '';
  const before =
    previousContactId === undefined ? '' : `, out of contact \`${name(previousContactId)}\``;
  const isLonger = initialContactId !== undefined && initialContactId !== previousContactId;
  const first = before && isLonger ? ` (the first was \`${name(initialContactId)}\`)` : '';
  return [`Began${began}: ${name(plainBeginning(initiationMethod))}${before}${first}.`];
}

function ageWords({ queue, now }: ContactReport): string {
  const around = queue && readIn(queue.now);
  return around
    ? `Looked at just now; the queue’s figures were taken ${exactDuration(secondsBetween(around.asOf, now))} ago.`
    : 'Looked at just now.';
}

function againButton(contactId: string) {
  return runButton({
    label: 'Refresh',
    command: 'queue-wait',
    text: `contact:${contactId}`,
    id: 'refresh',
    mode: 'replace',
  });
}

function queueButton({ detail }: ContactReport) {
  const queueId = readIn(detail)?.queueId;
  return queueId === undefined
    ? undefined
    : runButton({
        label: 'Queue',
        command: 'queue-wait',
        text: `queue:${quote(queueId)}`,
        id: 'queue',
      });
}

/** Whether there is something left to wait for. */
function mayWait({ detail }: ContactReport): boolean {
  const described = readIn(detail);
  return described !== undefined && ['queued', 'in-flow'].includes(placeOf(described).kind);
}

function listenButtons({ agent }: ContactReport) {
  const offer = agent?.offer;
  if (!offer) return [];
  const { label, line, barge } = offer;
  const bargeButton =
    barge &&
    runButton({
      label: 'Barge',
      command: 'monitor',
      text: barge.line,
      id: 'barge',
      style: 'danger',
      confirm: barge.confirm,
    });
  return [runButton({ label, command: 'monitor', text: line, id: 'listen' }), bargeButton];
}

function nextButton({ detail }: ContactReport) {
  const next = readIn(detail)?.nextContactId;
  return next === undefined
    ? undefined
    : runButton({
        label: 'Next contact',
        command: 'queue-wait',
        text: `contact:${next}`,
        id: 'next',
      });
}
