import { timeOfDay } from '../../../blocks/format.ts';
import { count, list, name } from '../../../blocks/text.ts';
import { ago, lasting } from './ages.ts';
import type { HealthReport } from './read-health.ts';
import { whyWords } from './why-words.ts';

/** So many rules and channels are named; the rest is counted. */
const mostNamed = 10;

function notKnown(code: string): readonly string[] {
  return [`Not known (${whyWords(code)}).`];
}

/** How many rules there are, which watch what is gone, and which cannot be judged. */
export function ruleLines({ rules, page }: HealthReport): readonly string[] {
  if (!('value' in rules)) return notKnown(rules.code);
  const all = rules.value;
  const paused = all.filter(({ pausedBy }) => pausedBy !== undefined).length;
  const orphans = all.filter(({ orphanedAt }) => orphanedAt !== undefined).map(({ id }) => id);
  const inError = 'value' in page ? Object.values(page.value.troubles) : [];
  const broken = inError.filter(({ kind, over }) => kind === 'rule-in-error' && !over);
  return [
    `${count(all.length, 'rule')}, ${paused === 0 ? 'none paused' : `${paused} paused`}.`,
    orphans.length === 0
      ? 'All of them watch something that is there.'
      : `What they watch is gone from Amazon Connect: ${named(orphans)}.`,
    ...('code' in page ? ['Which cannot be judged is not known.'] : []),
    ...broken
      .slice(0, mostNamed)
      .map(({ about = '', code }) => `Cannot be judged: \`${name(about)}\` (${whyWords(code)}).`),
  ];
}

function named(ids: readonly string[]): string {
  const more = ids.length - mostNamed;
  const shown = ids.slice(0, mostNamed).map((id) => `\`${name(id)}\``);
  return list(more > 0 ? [...shown, `${more} more`] : shown);
}

/** What waits to be said, where nothing can be, and whether a lost answer can be made good. */
export function messageLines({ sender, now }: HealthReport): readonly string[] {
  if (!('value' in sender)) return notKnown(sender.code);
  const { waiting, oldestWaitingSince, givenUp, mayReadHistory } = sender.value;
  const oldest = oldestWaitingSince ? `, the oldest ${lasting(oldestWaitingSince, now)}` : '';
  return [
    waiting === 0
      ? 'None waits to be posted.'
      : `${count(waiting, 'message')} ${waiting === 1 ? 'waits' : 'wait'} to be posted${oldest}.`,
    ...givenUp
      .slice(0, mostNamed)
      .map(
        ({ channelId, code, at }) =>
          `Given up in <#${channelId}> ${ago(at, now)}: ${whyWords(code)}.`,
      ),
    historyLine(mayReadHistory),
  ];
}

function historyLine(mayReadHistory: boolean | undefined): string {
  if (mayReadHistory === undefined) {
    return 'After a lost answer, Floorwalker looks for its own message before it posts again; it did not have to yet.';
  }
  return mayReadHistory
    ? 'After a lost answer, Floorwalker finds its own message and posts no second one.'
    : 'Floorwalker may not read the history of a channel, so after a lost answer a message is posted at least once: it may stand there twice.';
}

/** How many silences are in force, and when the first ends. */
export function silenceLines({ silences }: HealthReport): readonly string[] {
  if (!('value' in silences)) return notKnown(silences.code);
  const [first] = silences.value;
  if (!first) return ['None in force.'];
  return [
    `${count(silences.value.length, 'silence')} in force, the first until ${timeOfDay(first.until)}. Type \`silences\` after the command to see them.`,
  ];
}

/** Which optional scopes are missing, and what does not work without them. */
export function scopeLines({ scopes }: HealthReport): readonly string[] {
  if (!('value' in scopes)) return notKnown(scopes.code);
  if (scopes.value === undefined) return ['Slack does not say which were granted.'];
  if (scopes.value.length === 0) return ['All were granted.'];
  return scopes.value.map(({ scope, without }) => `Without \`${scope}\`: ${without}.`);
}

/** Who hears of it when something does not work, and whether the watchdog watches. */
export function watchLines({ administrators, isWatched }: HealthReport): readonly string[] {
  return [
    administrators > 0
      ? `${count(administrators, 'administrator')}, by direct message.`
      : 'Nobody is administrator (ADMIN_SLACK_USERS is empty), so the channels of rules are told.',
    isWatched
      ? 'A watchdog looks whether checks come to an end, in every process.'
      : 'The timetable of checks leaves out days, so no watchdog can tell when one is missing.',
  ];
}
