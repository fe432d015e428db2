import { exactDuration } from '../../../blocks/format.ts';
import { count, list, name } from '../../../blocks/text.ts';
import { closedWords } from '../opening-words.ts';
import type { AbsentQueue } from '../queue-line.ts';
import { aboutAndExact } from '../wait-words.ts';
import type { Candidate, Timed } from './routing-answer.ts';

/** "*Returns*", for mrkdwn. */
export function called({ line }: Pick<Timed, 'line'>): string {
  return `*${name(line.queueName)}*`;
}

/** What a new contact would have to expect of it. */
export function prospectWords({ prospect, line }: Candidate): string {
  switch (prospect.kind) {
    case 'at-once':
      return `at once, ${freeWords({ prospect, line })} and nobody waits`;
    case 'about':
      return aboutAndExact(prospect.seconds);
    case 'at-least':
      return `its oldest contact has waited ${aboutAndExact(prospect.seconds)}, and a new one may wait longer`;
    case 'unknown':
      return unknownWords[prospect.why];
    case 'none':
      return outClause({ prospect, line });
  }
}

const unknownWords = {
  'nobody-free': 'nobody waits, but no agent is available and there is no estimate',
  availability: 'nobody waits, but whether an agent is available is not known',
  wait: 'how long is not known',
  'no-figures': 'no figures from Amazon Connect',
} as const;

/** "2 agents available", of one that would serve at once. */
export function freeWords({ prospect }: Candidate): string {
  return prospect.kind === 'at-once' ? `${count(prospect.available, 'agent')} available` : '';
}

/** What there is to go by without an estimate: "oldest 3 s, 5 waiting, 5 staffed". */
export function hintWords({ line: { wait, row } }: Pick<Timed, 'line'>): string {
  const staffed = `${row.agentsStaffed ?? 'unknown how many'} staffed`;
  if (wait.kind !== 'wait') return `nobody waiting, ${staffed}`;
  return `oldest ${exactDuration(wait.seconds)}, ${wait.waiting} waiting, ${staffed}`;
}

/** Why it would serve nobody. */
export function outClause({ line }: Candidate): string {
  const { opening } = line;
  return opening.kind === 'closed'
    ? `${called({ line })} is ${closedWords(opening)}`
    : `${called({ line })} has nobody staffed`;
}

/** A queue that was asked for, has no figures and is closed. For mrkdwn. */
export function closedWithoutFigures({ queueName, opening }: AbsentQueue): string | undefined {
  return opening.kind === 'closed'
    ? `*${name(queueName)}* is ${closedWords(opening)}, nobody waiting.`
    : undefined;
}

/** So many are said; the others are counted. */
const mostSaid = 4;

/** The first clauses, and how many more like them there are; `between` in the place of commas. */
export function fewOf(clauses: readonly string[], more: string, between?: string): string {
  const rest = clauses.length - mostSaid;
  const said = rest > 0 ? [...clauses.slice(0, mostSaid), `${rest} ${more}`] : clauses;
  return between === undefined ? list(said) : said.join(between);
}
