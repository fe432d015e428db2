import { setDuration } from '../../../blocks/format.ts';
import { count } from '../../../blocks/text.ts';
import type { Episode } from '../../../domain/alerting/alert.ts';
import type { AlertLevel, RuleMetric } from '../../../domain/alerting/rule.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import {
  metricNoun,
  readFigure,
  stateWords,
  thresholdOf,
  thresholdWords,
} from '../metric-words.ts';

type Tense = 'is' | 'was';

/** What is said of one alert, as far as its sentence needs to know. */
export interface Said extends Pick<Episode, 'rule' | 'target' | 'measured'> {
  readonly level: AlertLevel;
  /** What it is about, for mrkdwn. */
  readonly what: string;
  readonly names: Names | undefined;
}

/** "the wait in Billing is 12 min, over 10 min": what is the case, in one clause; for mrkdwn. */
export function presentClause({ rule, target, measured, level, what, names }: Said): string {
  const threshold = thresholdWords(rule, level);
  if (!measured) {
    return `the ${metricNoun(rule.metric, names)} ${placeOf(rule.metric, what)} is not known: Amazon Connect gives nothing to judge by (set at ${threshold})`;
  }
  const { facts } = measured;
  if (measured.kind === 'beyond') {
    return `${waiting(facts.waiting, 'is')} in ${what}, no estimate: nobody is staffed (set at ${threshold})`;
  }
  const at = thresholdOf(rule, level);
  const least = measured.isAtLeast ? 'at least ' : '';
  const isCrossed = rule.comparison === 'over' ? measured.value > at : measured.value < at;
  const figure = { value: measured.value, text: readFigure(rule, measured.value, at) };
  const clause = clauseOf({ rule, target, what, names, tense: 'is', figure, least, facts });
  // Kept firing for a while it is not crossed any more, and no false word is said of it.
  return `${clause}${beside(rule.metric, at, isCrossed ? threshold : `was ${threshold}`)}`;
}

/** "the wait in Billing was 18 min at worst, over 10 min": what was the case; for mrkdwn. */
export function pastClause(
  { rule, target, measured, level, what, names }: Said,
  worstValue: number | undefined,
): string {
  const threshold = thresholdWords(rule, level);
  if (!measured) {
    return `the ${metricNoun(rule.metric, names)} ${placeOf(rule.metric, what)} was not known (set at ${threshold})`;
  }
  if (worstValue === undefined) {
    return rule.metric.kind === 'queue-wait' || measured.kind === 'beyond'
      ? `contacts waited in ${what} and nobody was staffed (set at ${threshold})`
      : `the ${metricNoun(rule.metric, names)} ${placeOf(rule.metric, what)} was ${threshold}`;
  }
  const at = thresholdOf(rule, level);
  const figure = { value: worstValue, text: readFigure(rule, worstValue, at) };
  const { source } = measured.facts;
  const facts = source === undefined ? {} : { source };
  const clause = clauseOf({ rule, target, what, names, tense: 'was', figure, least: '', facts });
  return `${clause} at worst${beside(rule.metric, at, threshold)}`;
}

/** Of an agent the noun says all; everything else is in a place. */
function placeOf({ kind }: RuleMetric, what: string): string {
  return kind === 'agent-state' ? `of ${what}` : `in ${what}`;
}

/** A ready-made rule says by itself what is wrong, unless a number was set. */
function beside({ kind }: RuleMetric, threshold: number, words: string): string {
  const isReadyMade = kind === 'nobody-staffed' || kind === 'available-while-waiting';
  return isReadyMade && threshold === 0 ? '' : `, ${words}`;
}

interface Parts {
  readonly rule: Episode['rule'];
  readonly target: Episode['target'];
  readonly what: string;
  readonly names: Names | undefined;
  readonly tense: Tense;
  readonly figure: { readonly value: number; readonly text: string };
  /** "at least ", or nothing. */
  readonly least: string;
  readonly facts: {
    readonly source?: 'estimate' | 'oldest-contact' | undefined;
    readonly waiting?: number | undefined;
  };
}

function clauseOf({ rule, target, what, names, tense, figure, least, facts }: Parts): string {
  const { metric } = rule;
  const { value } = figure;
  const text = `${least}${figure.text}`;
  const many = (one: string) => `${least}${count(value, one)}`;
  const be = value === 1 ? (tense === 'is' ? 'is' : 'was') : tense === 'is' ? 'are' : 'were';
  switch (metric.kind) {
    case 'queue-wait':
      return facts.source === 'oldest-contact'
        ? oldest(what, tense, text)
        : `the wait in ${what} ${tense} ${text}`;
    case 'oldest-contact':
      return oldest(what, tense, text);
    case 'contacts-waiting':
      return `${least}${waiting(value, tense)} in ${what}`;
    case 'missed': {
      const within = `within ${setDuration(metric.windowSeconds)}`;
      return target.kind === 'agent'
        ? `${what} missed ${many('contact')} ${within}`
        : `${many('contact')} ${value === 1 ? 'was' : 'were'} missed in ${what} ${within}`;
    }
    case 'agents-available':
      return `${many('agent')} ${be} available in ${what}`;
    case 'agents-staffed':
      return `${many('agent')} ${be} staffed in ${what}`;
    case 'service-level':
      return `the service level in ${what} was ${text} within ${setDuration(metric.windowSeconds)}`;
    case 'abandonment':
      return `${text} of contacts in ${what} were abandoned within ${setDuration(metric.windowSeconds)}`;
    case 'agent-state': {
      const has = tense === 'is' ? 'has been' : 'was';
      return `${what} ${has} ${stateWords(metric.state, names)} for ${text}`;
    }
    case 'nobody-staffed':
      return `${least}${waiting(value, tense)} in ${what} and nobody ${tense} staffed`;
    case 'available-while-waiting':
      return `${many('agent')} ${be} available in ${what} while ${waiting(tense === 'is' ? facts.waiting : undefined, tense)}`;
  }
}

function oldest(what: string, tense: Tense, text: string): string {
  return `a contact in ${what} ${tense === 'is' ? 'has waited' : 'waited'} ${text}`;
}

/** "5 contacts wait"; "contacts wait" where their number is not known. */
function waiting(number: number | undefined, tense: Tense): string {
  if (tense === 'was')
    return `${number === undefined ? 'contacts' : count(number, 'contact')} waited`;
  if (number === undefined) return 'contacts wait';
  return `${count(number, 'contact')} ${number === 1 ? 'waits' : 'wait'}`;
}
