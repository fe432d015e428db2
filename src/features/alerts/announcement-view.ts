import {
  exactDuration,
  secondsBetween,
  setDuration,
  shortDuration,
  spokenDuration,
  timeOfDay,
} from '../../blocks/format.ts';
import { actions, context, section } from '../../blocks/primitives.ts';
import { runButton } from '../../blocks/run-button.ts';
import { count, name } from '../../blocks/text.ts';
import type { Rule, Say, WaitReading } from '../../domain/alert.ts';
import { quote } from '../../grammar/words.ts';
import type { Announcement } from '../../ports/slack.ts';
import { channelWord } from '../words-for.ts';

/**
 * The one message of an episode, as it stands after this decision. The first line is also the
 * notification, so it holds every fact; nobody is mentioned in it. Without the queue's name its id
 * stands there.
 */
export function announcementView(
  say: Say,
  queueName: string | undefined,
  saidAt: Date,
): Announcement {
  const queue = name(queueName ?? `queue ${say.rule.queueId}`);
  return {
    kind: 'alert',
    fitFor: 'colleagues',
    eventId: say.eventId,
    text: lead(say, queue),
    blocks: [
      section(lead(say, `*${queue}*`)),
      context(detail(say), `Rule \`${name(say.rule.id)}\``, ...lateness(say, saidAt)),
      buttons(say.rule),
    ],
  };
}

/** Within this, what is said is as good as new. */
const lateAfterSeconds = 60;

/** What could not be said while Slack was away says so when it comes. */
function lateness({ decidedAt }: Say, saidAt: Date): readonly string[] {
  if (secondsBetween(decidedAt, saidAt) <= lateAfterSeconds) return [];
  return [`Late: this was known at ${timeOfDay(decidedAt)}, and Slack took no message until now.`];
}

function lead(say: Say, queue: string): string {
  const lasted = shortDuration(secondsBetween(say.firedAt, say.decidedAt));
  switch (say.reason) {
    case 'fired':
      return `Alert: ${trouble(say, queue)}, since ${timeOfDay(say.firedAt)}`;
    case 'resolved':
      return `Resolved after ${lasted}: ${past(say, queue)}`;
    case 'rule-removed':
      return `Closed after ${lasted}, because its rule was removed: ${past(say, queue)}`;
  }
}

function trouble({ reading, rule }: Say, queue: string): string {
  const line = setDuration(rule.overSeconds);
  if (reading.kind === 'nobody-staffed') {
    return `${contacts(reading)} in ${queue} and nobody is staffed (the alert is set at ${line})`;
  }
  if (reading.kind !== 'wait') return `the wait in ${queue} is over ${line}`;
  const wait = spokenDuration(reading.seconds);
  return reading.source === 'estimate'
    ? `the wait in ${queue} is ${wait}, over ${line}`
    : `a contact in ${queue} has waited ${wait}, over ${line}`;
}

function past({ worstSeconds, rule }: Say, queue: string): string {
  return worstSeconds === undefined
    ? `in ${queue} contacts waited and nobody was staffed`
    : `${queue} waited up to ${spokenDuration(worstSeconds)}, over ${setDuration(rule.overSeconds)}`;
}

function detail(say: Say): string {
  if (say.reason === 'fired') return present(say.reading);
  const from = `From ${timeOfDay(say.firedAt)} to ${timeOfDay(say.decidedAt)}.`;
  const worst =
    say.worstSeconds === undefined
      ? ''
      : ` The longest wait seen was ${exactDuration(say.worstSeconds)}.`;
  const end = say.reason === 'resolved' ? 'At the end: ' : 'It was not seen to end. Last seen: ';
  return `${from}${worst} ${end}${present(say.reading)}`;
}

/** The exact figures of a reading, as sentences. */
function present(reading: WaitReading): string {
  switch (reading.kind) {
    case 'empty':
      return 'nobody waits.';
    case 'unknown':
      return 'the wait is unknown.';
    case 'nobody-staffed':
      return `${contacts(reading)} on ${channelWord(reading.channel)}, nobody staffed.`;
    case 'wait': {
      const waiting =
        reading.waiting === undefined ? '' : `, ${count(reading.waiting, 'contact')} waiting`;
      const exact = `${exactDuration(reading.seconds)} on ${channelWord(reading.channel)}${waiting}.`;
      return `${exact} ${sourceOf(reading)}`;
    }
  }
}

function sourceOf(reading: Extract<WaitReading, { kind: 'wait' }>): string {
  const source =
    reading.source === 'estimate'
      ? "Amazon Connect's estimate."
      : 'The age of the contact that has waited longest.';
  return reading.isLowerBound ? `${source} Not all is known: it may be longer.` : source;
}

function contacts({ waiting }: { readonly waiting: number }): string {
  return `${count(waiting, 'contact')} ${waiting === 1 ? 'waits' : 'wait'}`;
}

/** By the id, which still finds the queue after it was renamed. */
function buttons({ queueId }: Rule) {
  const text = `queue:${quote(queueId)}`;
  return actions('alert', [
    runButton({ label: 'Queue', command: 'queue-wait', text, id: 'queue' }),
    runButton({ label: 'Agents', command: 'agents', text, id: 'agents' }),
    // Answered to whoever presses, alone, with what they may hear there.
    runButton({ label: 'Live contacts', command: 'monitor', text, id: 'live' }),
  ]);
}
