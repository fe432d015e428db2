import { spokenDuration } from '../../../blocks/format.ts';
import { count, list, name } from '../../../blocks/text.ts';
import { channelWord } from '../../words-for.ts';
import { closedWords } from '../opening-words.ts';
import type { AbsentQueue } from '../queue-line.ts';
import {
  type Candidate,
  type ChannelAnswer,
  measuredOverHours,
  type Timed,
  type Verdict,
  type WrongBy,
} from './routing-answer.ts';

/** "*Voice*: *Returns* soonest, about 40 s; …": the plain answer for one channel, for mrkdwn. */
export function answerWords({ channel, verdict, out }: ChannelAnswer): string {
  const parts = [
    verdictWords(verdict, channelWord(channel), out),
    outWords(verdict, out),
    hoursWords(verdict),
  ];
  return `*${capital(channelWord(channel))}*: ${parts.filter((part) => part !== '').join(' ')}`;
}

function verdictWords(verdict: Verdict, channel: string, out: readonly Candidate[]): string {
  switch (verdict.kind) {
    case 'only':
      return `only ${called(verdict.best)} takes ${channel} now, so there is nothing to compare: ${prospectWords(verdict.best)}.`;
    case 'nobody':
      return `no queue would serve a new contact now: ${fewOf(out.map(outClause), 'more like them')}.`;
    case 'one-left':
      return `only ${called(verdict.best)} would serve a new contact now: ${prospectWords(verdict.best)}.`;
    case 'at-once':
      return atOnceWords(verdict);
    case 'soonest':
      return soonestWords(verdict);
    case 'too-close': {
      const waits = fewOf(
        verdict.tied.map((one) => `${called(one)} ${spokenDuration(one.seconds)}`),
        'more',
      );
      return `no clear answer. ${waits}: ${tooCloseWords(verdict)}.`;
    }
    case 'not-sure':
      return notSureWords(verdict);
  }
}

function atOnceWords({ best, next }: Extract<Verdict, { kind: 'at-once' }>): string {
  const free = best.map((one) => `${called(one)} (${freeWords(one)})`);
  const would = best.length === 1 ? 'would serve' : 'would each serve';
  const then = next ? ` Next is ${called(next)}, ${spokenDuration(next.seconds)} longer.` : '';
  return `${list(free)} ${would} a new contact at once.${then} *Sure* for one that comes now: nobody waits there.`;
}

function soonestWords({
  best,
  next,
  bySeconds,
  error,
}: Extract<Verdict, { kind: 'soonest' }>): string {
  const isLeast = next.prospect.kind === 'at-least';
  const then = isLeast
    ? `${called(next)} has no estimate, but its oldest contact has waited ${spokenDuration(next.seconds)}`
    : `next is ${called(next)}, ${spokenDuration(next.seconds)}`;
  const by = `${isLeast ? 'at least ' : ''}${spokenDuration(bySeconds)} longer`;
  return `${called(best)} soonest, ${spokenDuration(best.seconds)}; ${then}: ${by}. *Fairly sure*: that is more than ${wrongByWords(error)}.`;
}

/** "an estimate may be wrong by (…)", or by how much those of a queue were wrong, and that this was measured. */
function wrongByWords({ seconds, measured }: WrongBy): string {
  if (!measured) return `an estimate may be wrong by (${spokenDuration(seconds)})`;
  const { queueName, medianErrorSeconds: usual, contacts } = measured;
  return `the estimates of *${name(queueName)}* were usually off by in the last ${measuredOverHours} h (${spokenDuration(usual)}, measured on ${count(contacts, 'contact')})`;
}

function tooCloseWords({ tied, error }: Extract<Verdict, { kind: 'too-close' }>): string {
  const { seconds, measured } = error;
  const furthest = Math.max(...tied.map((one) => one.seconds)) - (tied[0]?.seconds ?? 0);
  return measured && measured.medianErrorSeconds < furthest
    ? `waits no more than ${spokenDuration(seconds)} apart count as the same`
    : `that is no further apart than ${wrongByWords(error)}`;
}

function notSureWords({ best, unsure }: Extract<Verdict, { kind: 'not-sure' }>): string {
  const which = fewOf(
    unsure.map((one) => `${called(one)}: ${prospectWords(one)}`),
    'more like them',
    '; ',
  );
  return best
    ? `*not sure*. ${called(best)} ${spokenDuration(best.seconds)} by its estimate, but others have none and may be shorter. ${which}.`
    : `*not sure*: no queue has an estimate. ${which}.`;
}

function prospectWords({ prospect, line }: Candidate): string {
  switch (prospect.kind) {
    case 'at-once':
      return `at once, ${freeWords({ prospect, line })} and nobody waits`;
    case 'about':
      return spokenDuration(prospect.seconds);
    case 'at-least':
      return `its oldest contact has waited ${spokenDuration(prospect.seconds)}, and a new one may wait longer`;
    case 'unknown':
      return line.wait.kind === 'empty'
        ? 'nobody waits, but no agent is available and there is no estimate'
        : 'how long is not known';
    case 'none':
      return outClause({ prospect, line });
  }
}

function freeWords({ prospect }: Candidate): string {
  return prospect.kind === 'at-once' ? `${count(prospect.available, 'agent')} available` : '';
}

/** Those that were left out, where the verdict does not say it already. */
function outWords(verdict: Verdict, out: readonly Candidate[]): string {
  return verdict.kind === 'nobody' || out.length === 0
    ? ''
    : `${fewOf(out.map(outClause), 'more like them')}.`;
}

function outClause({ line }: Candidate): string {
  const { opening } = line;
  return opening.kind === 'closed'
    ? `${called({ line })} is ${closedWords(opening)}`
    : `${called({ line })} has nobody staffed`;
}

/** Where the hours of what is recommended are not known. */
function hoursWords(verdict: Verdict): string {
  const doubtful = recommended(verdict).filter(
    ({ line: { opening } }) => opening.kind === 'unknown' && opening.why !== 'no-hours',
  );
  return doubtful.length === 0
    ? ''
    : `Whether ${list(doubtful.map(called))} ${doubtful.length === 1 ? 'is' : 'are'} open is not known.`;
}

function recommended(verdict: Verdict): readonly Candidate[] {
  switch (verdict.kind) {
    case 'at-once':
      return verdict.best;
    case 'too-close':
      return verdict.tied;
    case 'nobody':
    case 'not-sure':
      return [];
    default:
      return [verdict.best];
  }
}

/** So many are said; the others are counted. */
const mostSaid = 4;

function fewOf(clauses: readonly string[], more: string, between?: string): string {
  const rest = clauses.length - mostSaid;
  const said = rest > 0 ? [...clauses.slice(0, mostSaid), `${rest} ${more}`] : clauses;
  return between === undefined ? list(said) : said.join(between);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function called({ line }: Pick<Timed, 'line'>): string {
  return `*${name(line.queueName)}*`;
}

/** A queue that was asked for, has no figures and is closed. For mrkdwn. */
export function closedWithoutFigures({ queueName, opening }: AbsentQueue): string | undefined {
  return opening.kind === 'closed'
    ? `*${name(queueName)}* is ${closedWords(opening)}, nobody waiting.`
    : undefined;
}
