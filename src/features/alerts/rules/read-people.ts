import type { AlertLevel, Mentioned } from '../../../domain/alerting/rule.ts';
import {
  isMisunderstood,
  type Misunderstood,
  misunderstood,
} from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';
import { readTime, readTimes } from './read-times.ts';
import type { MentionDraft, RuleDraft } from './rule-draft.ts';
import { isNothing, textOf } from './split-clauses.ts';

const choose =
  'people or user groups chosen from what Slack offers when you type @; what it does not offer it does not call';

/** `@sam @leads`, `critical @maya`, `@sam during mon-fri 08:00-18:00 Europe/Berlin`, `none`. */
export function readMention(words: readonly Word[]): readonly MentionDraft[] | Misunderstood {
  if (words.length === 1 && isNothing(words[0])) return [];
  const during = words.findIndex((word) => textOf(word) === 'during');
  const people = during === -1 ? words : words.slice(0, during);
  const times = during === -1 ? undefined : readTimes(words.slice(during + 1), 'during');
  if (times && isMisunderstood(times)) return times;
  const mentions: MentionDraft[] = [];
  let from: AlertLevel = 'warning';
  for (const word of people) {
    const who = mentioned(word);
    if (who) mentions.push({ who, from, ...(times && { during: times }) });
    else if (textOf(word) === 'critical') from = 'critical';
    else if (textOf(word) !== ',') return misunderstood(`After mention go ${choose}.`);
  }
  return mentions.length > 0 ? mentions : misunderstood(`After mention go ${choose}.`);
}

/** `10m @sam @leads`, `none`. */
export function readEscalate(words: readonly Word[]): RuleDraft['escalation'] | Misunderstood {
  if (words.length === 1 && isNothing(words[0])) return 'none';
  const start = words.findIndex((word) => mentioned(word) !== undefined);
  if (start < 1)
    return misunderstood(`After escalate go a time and ${choose}: escalate 10m @maya.`);
  const afterSeconds = readTime(words.slice(0, start), 'escalate');
  if (typeof afterSeconds !== 'number') return afterSeconds;
  const people = words.slice(start).filter((word) => textOf(word) !== ',');
  const who = people.flatMap((word) => mentioned(word) ?? []);
  return who.length === people.length
    ? { afterSeconds, who }
    : misunderstood(`After escalate and its time go ${choose}.`);
}

function mentioned(word: Word): Mentioned | undefined {
  if (word.kind === 'user') return { kind: 'user', id: word.userId };
  return word.kind === 'group' ? { kind: 'user-group', id: word.groupId } : undefined;
}
