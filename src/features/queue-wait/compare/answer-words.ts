import { exactDuration, spokenDuration } from '../../../blocks/format.ts';
import { count, list, name } from '../../../blocks/text.ts';
import { channelWord } from '../../words-for.ts';
import { closedWords } from '../opening-words.ts';
import type { AbsentQueue } from '../queue-line.ts';
import type { Candidate, ChannelAnswer, Timed, Verdict } from './routing-answer.ts';

/** "*voice*: *Returns* soonest, about 40 s. Then …": the plain answer for one channel, for mrkdwn. */
export function answerWords({ channel, verdict, out }: ChannelAnswer): string {
  const parts = [
    verdictWords(verdict, channelWord(channel), out),
    outWords(verdict, out),
    hoursWords(verdict),
  ];
  return `*${channelWord(channel)}*: ${parts.filter((part) => part !== '').join(' ')}`;
}

function verdictWords(verdict: Verdict, channel: string, out: readonly Candidate[]): string {
  switch (verdict.kind) {
    case 'only':
      return `only ${called(verdict.best)} takes ${channel} now, so there is nothing to compare: ${prospectWords(verdict.best)}.`;
    case 'nobody':
      return `no queue would serve a new contact now: ${list(out.map(outClause))}.`;
    case 'one-left':
      return `only ${called(verdict.best)} would serve a new contact now: ${prospectWords(verdict.best)}.`;
    case 'at-once':
      return atOnceWords(verdict);
    case 'soonest':
      return soonestWords(verdict);
    case 'too-close': {
      const waits = verdict.tied.map((one) => `${called(one)} ${spokenDuration(one.seconds)}`);
      return `no clear answer. ${list(waits)}: that is less apart than an estimate may be wrong by (${exactDuration(verdict.errorSeconds)}).`;
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
  errorSeconds,
}: Extract<Verdict, { kind: 'soonest' }>): string {
  const isLeast = next.prospect.kind === 'at-least';
  const then = isLeast
    ? `${called(next)} has no estimate, but its oldest contact has waited ${spokenDuration(next.seconds)}`
    : `next is ${called(next)}, ${spokenDuration(next.seconds)}`;
  const by = `${isLeast ? 'at least ' : ''}${spokenDuration(bySeconds)} longer`;
  return `${called(best)} soonest, ${spokenDuration(best.seconds)}; ${then}: ${by}. *Fairly sure*: estimates are usually off by less (${exactDuration(errorSeconds)}).`;
}

function notSureWords({ best, unsure }: Extract<Verdict, { kind: 'not-sure' }>): string {
  const known = best ? `${called(best)} ${spokenDuration(best.seconds)} by its estimate, but ` : '';
  const which = list(unsure.map((one) => `${called(one)}: ${prospectWords(one)}`));
  const why = best
    ? `the wait of others is not known and may be shorter. ${which}.`
    : `no queue has an estimate. ${which}.`;
  return `*not sure*. ${known}${why}`;
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
  return verdict.kind === 'nobody' || out.length === 0 ? '' : `${list(out.map(outClause))}.`;
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

function called({ line }: Pick<Timed, 'line'>): string {
  return `*${name(line.queueName)}*`;
}

/** A queue that was asked for and has no figures: closed, where that is known. For mrkdwn. */
export function absentWords({ queueName, opening }: AbsentQueue): string {
  const called = `*${name(queueName)}*`;
  return opening.kind === 'closed'
    ? `${called} is ${closedWords(opening)} and has no figures.`
    : `${called} has no figures, so it is not compared.`;
}
