import { dateAndTime } from '../../../blocks/format.ts';
import type { Message } from '../../../blocks/message.ts';
import { context, section } from '../../../blocks/primitives.ts';
import { runButton } from '../../../blocks/run-button.ts';
import { count, nameWithin } from '../../../blocks/text.ts';
import type { Silence } from '../../../domain/alerting/silence.ts';
import type { SilencesReport } from './list-silences.ts';
import { reasonAtMost } from './quiet-words.ts';
import { thingWords } from './silence-words.ts';

/** A message takes no more blocks than this, with room for the headline and the note. */
const mostShown = 40;
/** A notification is read at a glance, and its text is bounded. */
const mostInText = 10;

/** What is quiet, until when, by whom and why, each with what lifts it. */
export function silencesView(report: SilencesReport): Message {
  const { silences } = report;
  if (silences.length === 0) {
    const text =
      'Nothing is silenced. `silence queue:Billing for 2h` does, or Snooze on the message of an alert.';
    return { text, blocks: [section(text)] };
  }
  const headline = `*${count(silences.length, 'silence')}*, the first to end on top.`;
  const shown = silences.slice(0, mostShown);
  const more = silences.length - shown.length;
  return {
    text: [headline, ...shown.slice(0, mostInText).map((one) => lineOf(one, report))].join('\n'),
    blocks: [
      section(headline),
      ...shown.map((one) => section(lineOf(one, report), liftButton(one))),
      ...(more > 0 ? [context(`${count(more, 'silence')} that end later are not shown.`)] : []),
    ],
  };
}

function lineOf(silence: Silence, { names, isAgentNamed }: SilencesReport): string {
  const { id, what, until, by, at, reason } = silence;
  const why =
    reason === undefined ? 'no reason given' : `because ${nameWithin(reason, reasonAtMost)}`;
  const thing = thingWords(what, names, isAgentNamed);
  return `Until ${dateAndTime(until)}: ${thing}\n\`${id}\` · by <@${by}>, ${dateAndTime(at)}, ${why}`;
}

function liftButton({ id }: Silence) {
  return runButton({
    label: 'Lift',
    command: 'alerts',
    text: `lift ${id}`,
    id: `lift-${id}`,
    mode: 'replace',
    spoken: `Lift silence ${id}`,
  });
}
