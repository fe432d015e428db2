import { dateAndTime, secondsBetween, timeAgo, timeOfDay } from '../../../blocks/format.ts';
import type { Block } from '../../../blocks/message.ts';
import { actions, context, section } from '../../../blocks/primitives.ts';
import { runButton } from '../../../blocks/run-button.ts';
import { name } from '../../../blocks/text.ts';
import type { ContactWatch, WatchRecord } from '../../../domain/contact-watch.ts';
import type { PrivateNote } from '../../../ports/slack.ts';
import { asksWords } from './asks-words.ts';
import { cardWords, type Pace } from './pace.ts';
import { sayWords } from './say-words.ts';
import { type StateAbout, stateWords } from './state-words.ts';
import { stopButton } from './stop-button.ts';

/** A watch's one message, and what of it is worth an update. */
export interface CardFace {
  readonly note: PrivateNote;
  /** Everything a reader sees but the age of the data, which grows by itself. */
  readonly visible: readonly Block[];
  /** The age in steps of ten minutes, so that an unchanged card can be told from one nobody keeps. */
  readonly tenMinutes: number | undefined;
}

const tenMinutesInMs = 10 * 60 * 1000;

/** The card as it is now: last words where the watch has ended, else where the contact stands. */
export function cardFace(record: WatchRecord, about: StateAbout): CardFace {
  const { watch, standing, stoppedAt } = record;
  const { end } = standing.state;
  if (stoppedAt) {
    return lastWords(watch, `*You stopped this watch* at ${timeOfDay(stoppedAt)}.`);
  }
  if (end) return lastWords(watch, sayWords(watch, end, about.names));
  const text = `Watching contact ${contactOf(watch)} · ${stateWords(record, about)}`;
  const head = [section(`*Watching* contact ${contactOf(watch)}\n${stateWords(record, about)}`)];
  const foot = [
    context(`${asksWords(watch)} Until ${dateAndTime(watch.until)}.`),
    actions('watch', [lookButton(watch), stopButton(watch, 'beside')]),
  ];
  const { placeAt, metricsAt } = standing.state.seen;
  const asOf = latest(placeAt, metricsAt);
  return {
    note: note(watch, text, [
      ...head,
      ...(asOf ? [context(ageWords(asOf, about.pace))] : []),
      ...foot,
    ]),
    visible: [...head, ...foot],
    tenMinutes: asOf && Math.floor(asOf.getTime() / tenMinutesInMs),
  };
}

function lastWords(watch: ContactWatch, words: string): CardFace {
  const text = `Contact ${contactOf(watch)}: ${words}`;
  const visible = [section(text)];
  return { note: note(watch, text, visible), visible, tenMinutes: undefined };
}

function ageWords(asOf: Date, pace: Pace): string {
  return `As of ${timeOfDay(asOf)} (${timeAgo(asOf)}). ${cardWords(pace)} News is a reply in this thread.`;
}

function note({ id }: ContactWatch, text: string, blocks: readonly Block[]): PrivateNote {
  return { kind: 'watch', eventId: id, text, blocks };
}

function contactOf({ contactId }: ContactWatch): string {
  return `\`${name(contactId)}\``;
}

function lookButton({ contactId }: ContactWatch) {
  return runButton({
    label: 'Look now',
    command: 'queue-wait',
    text: `contact:${contactId}`,
    id: 'look',
  });
}

function latest(one: Date | undefined, other: Date | undefined): Date | undefined {
  if (!one || !other) return one ?? other;
  return secondsBetween(one, other) > 0 ? other : one;
}
