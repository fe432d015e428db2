import { secondsBetween, timeOfDay } from '../../../blocks/format.ts';
import { section } from '../../../blocks/primitives.ts';
import { name } from '../../../blocks/text.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import type { ContactWatch, WatchSay } from '../../../domain/contact-watch.ts';
import type { PrivateNote } from '../../../ports/slack.ts';
import { sayWords } from './say-words.ts';

/** News in the thread of a card. The person is mentioned: whether a thread notifies by itself is UNVERIFIED. */
export function replyNote(
  watch: ContactWatch,
  say: WatchSay,
  { names, saidAt }: { readonly names: Names | undefined; readonly saidAt: Date },
): PrivateNote {
  const contact = `Contact \`${name(watch.contactId)}\``;
  const text = `<@${watch.userId}> ${contact}: ${sayWords(watch, say, names)}${lateWords(say, saidAt)}`;
  return { kind: 'watch', eventId: say.eventId, text, blocks: [section(text)] };
}

/** Within this, what is said is as good as new. */
const lateAfterSeconds = 60;

/** What could not be said at once says so when it comes; empty where it is new. */
function lateWords({ decidedAt }: WatchSay, saidAt: Date): string {
  return secondsBetween(decidedAt, saidAt) <= lateAfterSeconds
    ? ''
    : ` Late: this was known at ${timeOfDay(decidedAt)}.`;
}
