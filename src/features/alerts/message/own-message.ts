import type { Block } from '../../../blocks/message.ts';
import { context, section } from '../../../blocks/primitives.ts';
import { name } from '../../../blocks/text.ts';
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
  const blocks = [...above, ...buttons, ...(people?.blocks ?? [])];
  return {
    kind: 'alert',
    fitFor: 'colleagues',
    eventId: homeNow.home.id,
    text: [leadOf(episode, around, plainly), calls].filter(Boolean).join(' '),
    blocks,
    ...(people?.plainBlocks && { plainBlocks: [...above, ...buttons, ...people.plainBlocks] }),
  };
}

/** By what rule it came, and what its owner wrote to whoever reads it. The owner is not named: that would call them. */
export function ruleLines({ id, note, runbook }: Rule): readonly string[] {
  return [
    [`Rule \`${name(id)}\``, ...(runbook ? [`<${runbook}|Runbook>`] : [])].join(' · '),
    ...(note ? [name(note)] : []),
  ];
}
