import { limits } from '../../../blocks/limits.ts';
import { context, section } from '../../../blocks/primitives.ts';
import { count } from '../../../blocks/text.ts';
import type { Episode } from '../../../domain/alerting/alert.ts';
import type { Announcement } from '../../../ports/slack.ts';
import { metricNoun, thresholdWords } from '../metric-words.ts';
import { buttonRow, handleButtons, lookButtons } from './alert-buttons.ts';
import { called, inBold, type Mark, plainly } from './called.ts';
import type { HomeNow } from './composed.ts';
import { leadOf, levelWords, momentOf } from './lead.ts';
import { linesThatFit } from './lines-that-fit.ts';
import { ruleLines } from './own-message.ts';
import { peopleBlocks } from './people/people-blocks.ts';
import { mentionsOf, mentionWords, type SaidHome } from './said.ts';
import { takenWords } from './state-words.ts';

/** The one whose people stand in the message: a critical one first, then the worst by its figure, then the oldest. */
export function worstOpen({ episodes }: HomeNow): Episode | undefined {
  const open = episodes.filter(({ ended }) => ended === undefined);
  return open.toSorted((one, other) => badness(other) - badness(one) || gap(other) - gap(one))[0];
}

function badness({ level }: Episode): number {
  return level === 'critical' ? 1 : 0;
}

/** How far on the wrong side; beyond any number is further than all, and what is not known is last. */
function gap({ measured, rule }: Episode): number {
  if (!measured) return Number.MIN_SAFE_INTEGER;
  if (measured.kind === 'beyond') return Number.MAX_SAFE_INTEGER;
  const over = measured.value - rule.threshold;
  return rule.comparison === 'over' ? over : -over;
}

/** Several alerts of one rule that crossed together, in one message; the people behind the worst of them. */
export function groupMessage({ homeNow, around, now, alsoCalled }: SaidHome): Announcement {
  const { home, episodes } = homeNow;
  const worst = worstOpen(homeNow) ?? episodes[0];
  const calls = mentionWords(mentionsOf(episodes, alsoCalled));
  const head = (mark: Mark) => groupLead(homeNow, around, mark);
  const lines = linesThatFit(
    episodes.map((episode) => `• ${memberLine(episode, around, now)}`),
    limits.sectionText,
  );
  const people = worst && !worst.ended ? peopleBlocks(worst, around, now) : undefined;
  const above = [
    section([head(inBold), calls].filter(Boolean).join('\n')),
    section(lines),
    context(...(worst ? ruleLines(worst.rule) : [])),
    ...buttonRow([
      ...handleButtons(home.id, episodes, now),
      ...(worst ? lookButtons(worst, around.mayName) : []),
    ]),
  ];
  return {
    kind: 'alert',
    fitFor: 'colleagues',
    eventId: home.id,
    text: [head(plainly), calls].filter(Boolean).join(' '),
    blocks: [...above, ...(people?.blocks ?? [])],
    ...(people?.plainBlocks && { plainBlocks: [...above, ...people.plainBlocks] }),
  };
}

function groupLead(homeNow: HomeNow, around: SaidHome['around'], mark: Mark): string {
  const { episodes } = homeNow;
  const open = episodes.filter(({ ended }) => ended === undefined);
  const [first] = episodes;
  if (!first) return '';
  const what = `the ${metricNoun(first.rule.metric, around.names)} is ${thresholdWords(first.rule, 'warning')}`;
  const named = open
    .slice(0, 3)
    .map(({ target }) => called(target, around, mark))
    .join(', ');
  const more = open.length > 3 ? ` and ${open.length - 3} more` : '';
  const worst = worstOpen(homeNow);
  if (!worst) {
    return `All over: ${count(episodes.length, 'alert')} of one rule, since ${momentOf(first.activeAt, first.measuredAt)}`;
  }
  return `${levelWords[worst.level]}: ${count(open.length, 'alert')} open of ${episodes.length}, ${what}: ${named}${more}, since ${momentOf(first.activeAt, first.measuredAt)}`;
}

/** One alert among others: all its facts, and who has it. */
export function memberLine(episode: Episode, around: SaidHome['around'], now: Date): string {
  const taken = episode.ended ? undefined : takenWords(episode, now);
  const quiet = episode.silenced && !episode.ended ? 'silenced' : undefined;
  return [leadOf(episode, around, inBold), taken, quiet].filter(Boolean).join(' · ');
}
