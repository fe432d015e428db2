import type { Block } from '../../../blocks/message.ts';
import { context, section } from '../../../blocks/primitives.ts';
import { escapeMrkdwn, name, nameWithin } from '../../../blocks/text.ts';
import type { Episode } from '../../../domain/alerting/alert.ts';
import type { Rule } from '../../../domain/alerting/rule.ts';
import type { Announcement } from '../../../ports/slack.ts';
import { buttonRow, handleButtons, lookButtons } from './alert-buttons.ts';
import { inBold, plainly } from './called.ts';
import { factLines } from './fact-words.ts';
import { leadOf } from './lead.ts';
import { peopleBlocks } from './people/people-blocks.ts';
import { mentionsOf, mentionWords, type SaidHome } from './said.ts';
import { stateLines } from './state-words.ts';

/** The one message of one alert. Its first line holds all facts, and is the notification too. */
export function ownMessage(
  episode: Episode,
  { homeNow, around, now, alsoCalled }: SaidHome,
): Announcement {
  const calls = mentionWords(mentionsOf([episode], alsoCalled));
  // A few elements of several lines each: Slack takes ten.
  const lines = [
    stateLines(episode, now),
    factLines(episode, { trend: around.trend, now }),
    ruleLines(episode.rule),
  ].flatMap((some) => (some.length > 0 ? [some.join('\n')] : []));
  const above: readonly Block[] = [
    section([leadOf(episode, around, inBold), calls].filter(Boolean).join('\n')),
    context(...lines),
  ];
  const isOpen = episode.ended === undefined;
  const people = isOpen ? peopleBlocks(episode, around, now) : undefined;
  const buttons = buttonRow([
    ...handleButtons(homeNow.home.id, [episode], now),
    ...lookButtons(episode, around.mayName),
  ]);
  // Of one agent the live contact comes first; of a queue that is urgent, taking it does.
  const inOrder = (those: readonly Block[] = []): readonly Block[] =>
    episode.target.kind === 'agent'
      ? [...above, ...those, ...buttons]
      : [...above, ...buttons, ...those];
  return {
    kind: 'alert',
    fitFor: 'colleagues',
    eventId: homeNow.home.id,
    text: [leadOf(episode, around, plainly), calls].filter(Boolean).join(' '),
    blocks: inOrder(people?.blocks),
    ...(people?.plainBlocks && { plainBlocks: inOrder(people.plainBlocks) }),
  };
}

/** As long as a note can be, characters. */
const longestNote = 500;

/** By what rule it came, and what its owner wrote to whoever reads it. The owner is not named: that would call them. */
export function ruleLines({ id, note, runbook }: Rule): readonly string[] {
  return [
    [`Rule \`${name(id)}\``, ...(runbook ? [`<${escapeMrkdwn(runbook)}|Runbook>`] : [])].join(
      ' · ',
    ),
    ...(note ? [nameWithin(note, longestNote)] : []),
  ];
}
