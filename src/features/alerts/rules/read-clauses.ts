import type { RuleSpec } from '../../../domain/alerting/rule.ts';
import { type Channel, knownChannels } from '../../../domain/contact-centre.ts';
import {
  isMisunderstood,
  type Misunderstood,
  misunderstood,
} from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';
import { readEscalate, readMention } from './read-people.ts';
import { plainText, readTime, readTimes } from './read-times.ts';
import type { HoursDraft, NoteDraft, RuleDraft } from './rule-draft.ts';
import { type Clause, isNothing, textOf } from './split-clauses.ts';

type Clauses = Omit<RuleDraft, 'metric' | 'scope' | 'typed'>;

/** Everything of a rule but what is watched, and of what. */
export function readClauses(clauses: readonly Clause[]): Clauses | Misunderstood {
  let all: Clauses = {};
  for (const clause of clauses) {
    const read = readClause(clause);
    if (isMisunderstood(read)) return read;
    const mentions = read.mentions && [...(all.mentions ?? []), ...read.mentions];
    all = { ...all, ...read, ...(mentions && { mentions }) };
  }
  return all;
}

function readClause({ word, words }: Clause): Clauses | Misunderstood {
  switch (word) {
    case 'over':
    case 'under':
      return named(readFigure(words, word), (figure) => ({ comparison: { kind: word, figure } }));
    case 'critical':
      return named(
        orNone(words, (rest) => readFigure(rest, word)),
        (critical) => ({ critical }),
      );
    case 'clear':
      return named(
        orNone(words, (rest) => readFigure(rest, word)),
        (clear) => ({ clear }),
      );
    case 'for':
      return named(readTime(zeroIfOff(words), word), (forSeconds) => ({ forSeconds }));
    case 'keep':
      return named(readTime(zeroIfOff(words), word), (keepFiringSeconds) => ({
        keepFiringSeconds,
      }));
    case 'within':
      return named(readTime(words, word), (windowSeconds) => ({ windowSeconds }));
    case 'repeat':
      return named(readRepeat(words), (repeatSeconds) => ({ repeatSeconds }));
    case 'ack-holds':
      return named(
        orNone(words, (rest) => readTime(rest, word)),
        (acknowledgedForSeconds) => ({ acknowledgedForSeconds }),
      );
    case 'no-data':
      return named(readNoData(words), (noData) => ({ noData }));
    case 'when':
      return named(readHours(words), (hours) => ({ hours }));
    case 'always':
      return alone(words, word, { hours: { kind: 'always' } });
    case 'in':
      return named(readChannel(words), (slackChannelId) => ({ slackChannelId }));
    case 'channel':
      return named(readContactChannels(words), (channels) => ({ channels }));
    case 'mention':
      return named(readMention(words), (mentions) => ({ mentions }));
    case 'escalate':
      return named(readEscalate(words), (escalation) => ({ escalation }));
    case 'grouped':
      return switched(words, word, (isGrouped) => ({ isGrouped }));
    case 'not-grouped':
      return alone(words, word, { isGrouped: false });
    case 'webhook':
      return switched(words, word, (toWebhook) => ({ toWebhook }));
    case 'no-webhook':
      return alone(words, word, { toWebhook: false });
    case 'runbook':
      return named(orNone(words, readRunbook), (runbook) => ({ runbook }));
    case 'note':
      return named(readNote(words), (note) => ({ note }));
  }
}

function named<Value>(
  read: Value | Misunderstood,
  put: (value: Value) => Clauses,
): Clauses | Misunderstood {
  return isProblem(read) ? read : put(read);
}

function isProblem<Value>(read: Value | Misunderstood): read is Misunderstood {
  return typeof read === 'object' && read !== null && isMisunderstood(read);
}

function orNone<Value>(words: readonly Word[], read: (words: readonly Word[]) => Value) {
  return words.length === 1 && isNothing(words[0]) ? ('none' as const) : read(words);
}

function zeroIfOff(words: readonly Word[]): readonly Word[] {
  return words.length === 1 && isNothing(words[0]) ? [{ kind: 'word', text: '0s' }] : words;
}

function alone(words: readonly Word[], word: string, said: Clauses): Clauses | Misunderstood {
  return words.length === 0
    ? said
    : misunderstood(
        `After ${word} nothing of its own goes, so I did not understand “${shown(words)}”.`,
      );
}

function switched(
  words: readonly Word[],
  word: string,
  put: (isOn: boolean) => Clauses,
): Clauses | Misunderstood {
  const text = plainText(words)?.toLowerCase();
  if (words.length === 0 || text === 'on') return put(true);
  return text === 'off' || text === 'none' ? put(false) : alone(words, word, {});
}

function readFigure(words: readonly Word[], after: string): string | Misunderstood {
  const text = plainText(words);
  return text !== undefined && /^[\d.]+ ?(?:%|[a-z\d]*)$/iu.test(text)
    ? text.toLowerCase()
    : misunderstood(
        `After ${after} goes one figure: a time such as 5m, a number such as 10, or a percentage such as 80%.`,
      );
}

function readRepeat(words: readonly Word[]): number | 'none' | Misunderstood {
  const isNever = words.length === 1 && (isNothing(words[0]) || textOf(words[0]) === 'never');
  if (isNever) return 'none';
  const seconds = timeOrUndefined(words);
  return seconds ?? misunderstood('After repeat goes a time such as 30m, or never.');
}

function timeOrUndefined(words: readonly Word[]): number | undefined {
  const seconds = readTime(words, 'repeat');
  return typeof seconds === 'number' ? seconds : undefined;
}

function readNoData(words: readonly Word[]): RuleSpec['noData'] | Misunderstood {
  const text = plainText(words)?.toLowerCase();
  const found = (['keep', 'ok', 'alert'] as const).find((one) => one === text);
  return (
    found ??
    misunderstood(
      'After no-data goes keep (nothing changes), ok (it counts as fine) or alert (it counts as crossed).',
    )
  );
}

function readHours(words: readonly Word[]): HoursDraft | Misunderstood {
  const text = plainText(words)?.toLowerCase();
  if (text === 'open' || text === 'opening-hours') return { kind: 'opening-hours' };
  if (text === 'always') return { kind: 'always' };
  const times = readTimes(words, 'when, if not open or always,');
  return isMisunderstood(times) ? times : { kind: 'timetable', times };
}

function readChannel(words: readonly Word[]): string | Misunderstood {
  const [channel, ...more] = words;
  return channel?.kind === 'channel' && more.length === 0
    ? channel.channelId
    : misunderstood(
        'After in goes one channel chosen from what Slack offers when you type #. A private channel is offered only to its members.',
      );
}

function readContactChannels(words: readonly Word[]): readonly Channel[] | Misunderstood {
  const text = words
    .map((word) => (word.kind === 'key' ? word.value : word.kind === 'word' ? word.text : '?'))
    .join(',');
  const asked = text.toUpperCase().split(',').filter(Boolean);
  if (asked.length === 1 && asked[0] === 'ALL') return [];
  const channels = knownChannels.filter((one) => asked.includes(one));
  return channels.length > 0 && asked.every((one) => knownChannels.some((known) => known === one))
    ? channels
    : misunderstood(
        'After channel: go voice, chat, task or email, such as channel:voice,chat, or all.',
      );
}

function readRunbook(words: readonly Word[]): string | Misunderstood {
  return (
    plainText(words) ??
    misunderstood('After runbook goes an https address, such as https://wiki.example.com/waits.')
  );
}

function readNote(words: readonly Word[]): NoteDraft | Misunderstood {
  const [note, ...more] = words;
  if (more.length === 0 && note?.kind === 'quoted') return { text: note.text };
  if (more.length === 0 && isNothing(note)) return 'none';
  return misunderstood('After note goes a text in quotation marks: note "call the vendor".');
}

function shown(words: readonly Word[]): string {
  return words.map((word) => ('text' in word ? word.text : '…')).join(' ');
}
