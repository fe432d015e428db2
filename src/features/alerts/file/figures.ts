import { type RuleMetric, unitOf } from '../../../domain/alerting/rule.ts';
import { typedDuration } from '../../../grammar/duration.ts';
import { timeSeconds } from './rule-shape.ts';

export type Figure = number | undefined;

/** Reads a threshold in the unit of its metric: `5m`, `12`, `80%`; or says what it has to be. */
export function figureIn(text: string, metric: RuleMetric): number | { readonly problem: string } {
  switch (unitOf(metric)) {
    case 'seconds':
      return timeSeconds(text) ?? { problem: 'must be a time such as 90s, 5m or 1h30m' };
    case 'percent':
      return (
        numberIn(/^(\d+(?:\.\d+)?) ?%?$/u, text) ?? { problem: 'must be a percentage such as 80%' }
      );
    case 'count':
      return numberIn(/^(\d+)$/u, text) ?? { problem: 'must be a whole number such as 5' };
  }
}

/** The same as it is written. */
export function figureText(figure: number, metric: RuleMetric): string {
  switch (unitOf(metric)) {
    case 'seconds':
      return timeText(figure);
    case 'percent':
      return `${figure}%`;
    case 'count':
      return String(figure);
  }
}

/** Seconds as they are written; no time is `0s`. */
export function timeText(seconds: number): string {
  return typedDuration(seconds) || '0s';
}

function numberIn(shape: RegExp, text: string): number | undefined {
  const found = shape.exec(text.trim());
  return found ? Number(found[1]) : undefined;
}
