import { limits } from '../../../blocks/limits.ts';
import { context, section } from '../../../blocks/primitives.ts';
import { runButton } from '../../../blocks/run-button.ts';
import { count, name } from '../../../blocks/text.ts';
import type { Episode } from '../../../domain/alerting/alert.ts';
import type { Announcement } from '../../../ports/slack.ts';
import { isHeld } from '../decide/acknowledge.ts';
import { metricNoun, thresholdWords } from '../metric-words.ts';
import { buttonRow, handleButtons } from './alert-buttons.ts';
import { memberLine } from './group-message.ts';
import { linesThatFit } from './lines-that-fit.ts';
import { mentionsOf, mentionWords, type SaidHome } from './said.ts';

/** What is too much for a message each, counted, what is open first. It goes on counting until its hour is over. */
export function digestMessage({ homeNow, around, now, alsoCalled }: SaidHome): Announcement {
  const { home, episodes } = homeNow;
  const open = episodes.filter(({ ended }) => ended === undefined);
  const taken = open.filter((episode) => isHeld(episode, now)).length;
  const above =
    around.digestAbove === undefined ? 'a set number of' : `more than ${around.digestAbove}`;
  const lead = `Digest: ${count(episodes.length, 'alert')} collected here, ${open.length} open${taken > 0 ? `, ${taken} of them acknowledged` : ''}. There were ${above} messages in this channel this hour.`;
  const calls = mentionWords(mentionsOf([], alsoCalled));
  const text = [lead, calls].filter(Boolean).join(' ');
  const lines = open.map((episode) => `• ${memberLine(episode, around, now)}`);
  return {
    kind: 'alert',
    fitFor: 'colleagues',
    eventId: home.id,
    text,
    blocks: [
      section(text),
      ...(lines.length > 0 ? [section(linesThatFit(lines, limits.sectionText))] : []),
      context(linesThatFit(byRule(episodes, around.names), limits.sectionText)),
      ...buttonRow([
        ...handleButtons(home.id, episodes, now),
        runButton({ label: 'Show rules', command: 'alerts', text: 'list', id: 'list' }),
      ]),
    ],
  };
}

/** How many alerts each rule made, the noisiest first. */
function byRule(
  episodes: readonly Episode[],
  names: SaidHome['around']['names'],
): readonly string[] {
  const rules = new Map<string, Episode[]>();
  for (const episode of episodes) {
    const known = rules.get(episode.rule.id) ?? [];
    known.push(episode);
    rules.set(episode.rule.id, known);
  }
  return [...rules.values()]
    .toSorted((one, other) => other.length - one.length)
    .flatMap((all) => {
      const [first] = all;
      if (!first) return [];
      const { rule } = first;
      const open = all.filter(({ ended }) => ended === undefined).length;
      const what = `${metricNoun(rule.metric, names)} ${thresholdWords(rule, 'warning')}`;
      return [`Rule \`${name(rule.id)}\` (${what}): ${count(all.length, 'alert')}, ${open} open`];
    });
}
