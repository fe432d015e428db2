import { exactDuration, secondsBetween, setDuration } from '../../../blocks/format.ts';
import { list } from '../../../blocks/text.ts';
import { channelWord } from '../../words-for.ts';
import { aboutAndExact } from '../wait-words.ts';
import {
  called,
  fewOf,
  freeWords,
  hintWords,
  outClause,
  prospectWords,
} from './candidate-words.ts';
import type { Candidate, ChannelAnswer, Verdict } from './routing-answer.ts';
import { tooCloseWords, wrongByWords } from './wrong-by-words.ts';

/** When what an answer is made of was read, and what time it is. */
interface ReadAt {
  readonly asOf: Date;
  readonly now: Date;
}

/** "*Voice*: *Returns* soonest, 40 s; …": the plain answer for one channel, for mrkdwn. */
export function answerWords({ channel, verdict, out }: ChannelAnswer, at: ReadAt): string {
  const parts = [
    verdictWords(verdict, { channel: channelWord(channel), out, at }),
    outWords(verdict, out),
    hoursWords(verdict),
  ];
  return `*${capital(channelWord(channel))}*: ${parts.filter((part) => part !== '').join(' ')}`;
}

interface Beside {
  readonly channel: string;
  readonly out: readonly Candidate[];
  readonly at: ReadAt;
}

function verdictWords(verdict: Verdict, { channel, out, at }: Beside): string {
  switch (verdict.kind) {
    case 'only':
      return `only ${called(verdict.best)} takes ${channel} now, so there is nothing to compare: ${prospectWords(verdict.best)}.`;
    case 'nobody':
      return `no queue would serve a new contact now: ${fewOf(out.map(outClause), 'more like them')}.`;
    case 'one-left':
      return `only ${called(verdict.best)} would serve a new contact now: ${prospectWords(verdict.best)}.`;
    case 'at-once':
      return atOnceWords(verdict, at);
    case 'soonest':
      return soonestWords(verdict);
    case 'too-close':
      return closeWords(verdict);
    case 'not-sure':
      return `*not sure*. ${called(verdict.best)} ${aboutAndExact(verdict.best.seconds)} by its estimate, but others have none and may be shorter. ${each(verdict.unsure)}`;
    case 'probably':
      return probablyWords(verdict);
    case 'not-known':
      return `*not sure*: no queue has an estimate. ${each(verdict.unsure)}`;
  }
}

function each(candidates: readonly Candidate[]): string {
  const clauses = candidates.map((one) => `${called(one)}: ${prospectWords(one)}`);
  return `${fewOf(clauses, 'more like them', '; ')}.`;
}

/** Agents may have taken others since it was read, so even this is only likely. */
function atOnceWords(
  { best, next }: Extract<Verdict, { kind: 'at-once' }>,
  { asOf, now }: ReadAt,
): string {
  const free = best.map((one) => `${called(one)} (${freeWords(one)})`);
  const would = best.length === 1 ? 'would serve' : 'would each serve';
  const then = next ? ` Next is ${called(next)}, ${aboutAndExact(next.seconds)}.` : '';
  const age = exactDuration(secondsBetween(asOf, now));
  return `${fewOf(free, 'more')} ${would} a new contact at once.${then} *Likely*: by a reading of ${age} ago nobody waits there.`;
}

function soonestWords({
  best,
  next,
  bySeconds,
  error,
}: Extract<Verdict, { kind: 'soonest' }>): string {
  const isLeast = next.prospect.kind === 'at-least';
  const isAtOnce = best.seconds === 0;
  const first = isAtOnce ? 'at once by its estimate' : `soonest, ${aboutAndExact(best.seconds)}`;
  const then = isLeast
    ? `${called(next)} has no estimate, but its oldest contact has waited ${aboutAndExact(next.seconds)}`
    : `next is ${called(next)}, ${aboutAndExact(next.seconds)}`;
  // Of two rounded figures the difference is exact, or it would not be that of what is read.
  const by = isAtOnce ? '' : `: ${isLeast ? 'at least ' : ''}${setDuration(bySeconds)} longer`;
  return `${called(best)} ${first}; ${then}${by}. *Fairly sure*: that is more than ${wrongByWords(error)}.`;
}

function closeWords({ tied, error }: Extract<Verdict, { kind: 'too-close' }>): string {
  const seconds = tied.map((one) => one.seconds);
  const waits = fewOf(
    tied.map((one) => `${called(one)} ${aboutAndExact(one.seconds)}`),
    'more',
  );
  const apart = Math.max(...seconds) - Math.min(...seconds);
  return `no clear answer. ${waits}: ${tooCloseWords(apart, error)}.`;
}

function probablyWords({ best, next, others }: Extract<Verdict, { kind: 'probably' }>): string {
  const rest = others.length === 0 ? '' : ` ${each(others)}`;
  return `probably ${called(best)} (${hintWords(best)}), against ${called(next)} (${hintWords(next)}). *Not sure*: no queue has an estimate.${rest}`;
}

/** Those that were left out, where neither the verdict nor a line of its own says it already. */
function outWords(verdict: Verdict, out: readonly Candidate[]): string {
  const said = out.filter(({ line }) => line.wait.kind !== 'absent');
  return verdict.kind === 'nobody' || said.length === 0
    ? ''
    : `${fewOf(said.map(outClause), 'more like them')}.`;
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
    case 'not-known':
      return [];
    default:
      return [verdict.best];
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
