import type { Rule } from '../../../domain/alerting/rule.ts';
import { type Comparison, over, under } from '../decide/comparison.ts';
import { type RestoreLimits, usualRestoreLimits } from '../decide/restore.ts';
import { CaseProblem, type Fields, numberAt, optionalNumberAt } from './json.ts';

/** A rule of a case, as one of ours. */
export interface CaseRule {
  readonly rule: Rule;
  readonly comparison: Comparison;
  readonly restoreLimits: RestoreLimits;
  /** What the file says of no data and of errors, in its own words. */
  readonly noData: string;
  readonly execError: string;
  /** Members that nothing here goes by. */
  readonly unknown: readonly string[];
}

const known = new Set(
  'op threshold criticalThreshold clearThreshold for keepFiringFor evalInterval resendDelay noData execError outageTolerance forGracePeriod t'.split(
    ' ',
  ),
);

/** Rules compare by `over` and `under` alone; the others are for files. */
const comparisons: Readonly<Record<string, Comparison>> = {
  '>': over,
  over,
  '<': under,
  under,
  '>=': { breaches: (value, threshold) => value >= threshold, worse: 'more' },
  '<=': { breaches: (value, threshold) => value <= threshold, worse: 'less' },
  '==': { breaches: (value, threshold) => value === threshold, worse: undefined },
  '!=': { breaches: (value, threshold) => value !== threshold, worse: undefined },
};

const noDataWords: Readonly<Record<string, Rule['noData']>> = {
  keep: 'keep',
  'keep-last': 'keep',
  retain: 'keep',
  ok: 'ok',
  inactive: 'ok',
  normal: 'ok',
  alert: 'alert',
  alerting: 'alert',
  firing: 'alert',
  /** A state of its own elsewhere: kept, and told as a difference. */
  nodata: 'keep',
};

const errorWords = ['keep', 'keep-last', 'retain', 'ok', 'normal', 'alerting', 'firing', 'error'];

/** A rule of a file as one of ours; throws CaseProblem where it is not one. */
export function readCaseRule(fields: Fields, place: string): CaseRule {
  const { op, noData = 'keep', execError = 'keep' } = fields;
  const comparison = comparisons[String(op)];
  if (!comparison) {
    throw new CaseProblem(`${place}.op has to be one of ${Object.keys(comparisons).join(' ')}.`);
  }
  const meaning = noDataWords[String(noData)];
  if (!meaning) {
    throw new CaseProblem(
      `${place}.noData has to be one of ${Object.keys(noDataWords).join(' ')}.`,
    );
  }
  if (!errorWords.includes(String(execError))) {
    throw new CaseProblem(`${place}.execError has to be one of ${errorWords.join(' ')}.`);
  }
  const number = (name: string) => optionalNumberAt(fields[name], `${place}.${name}`);
  const rule: Rule = {
    ...placeholder,
    threshold: numberAt(fields.threshold, `${place}.threshold`),
    criticalThreshold: number('criticalThreshold'),
    clearThreshold: number('clearThreshold'),
    forSeconds: number('for') ?? 0,
    keepFiringSeconds: number('keepFiringFor') ?? 0,
    repeatSeconds: number('resendDelay'),
    noData: meaning,
  };
  return {
    rule,
    comparison,
    restoreLimits: {
      toleranceMs: milliseconds(number('outageTolerance'), usualRestoreLimits.toleranceMs),
      graceMs: milliseconds(number('forGracePeriod'), usualRestoreLimits.graceMs),
    },
    noData: String(noData),
    execError: String(execError),
    unknown: Object.keys(fields).filter((name) => !known.has(name)),
  };
}

function milliseconds(seconds: number | undefined, otherwise: number): number {
  return seconds === undefined ? otherwise : seconds * 1000;
}

/** What a case does not say decides nothing in it. */
const placeholder: Omit<Rule, 'threshold'> = {
  id: 'case',
  tenant: { workspace: 'T00000000', instance: 'case' },
  metric: { kind: 'contacts-waiting' },
  scope: { kind: 'instance' },
  channels: [],
  comparison: 'over',
  forSeconds: 0,
  keepFiringSeconds: 0,
  noData: 'keep',
  hours: { kind: 'always' },
  slackChannelId: 'C00000000',
  mentions: [],
  isGrouped: false,
  toWebhook: false,
  ownerId: 'U00000000',
  createdAt: new Date(0),
  revision: 1,
};
