import type { FormValues } from '../../form.ts';
import { timeSeconds } from '../file/rule-shape.ts';
import { type FieldName, fields, metricFieldIn } from './fields.ts';

/** What was filled in, by field, and what is wrong with it. */
export interface Filled {
  readonly ruleId: string | undefined;
  /** Chosen in the select of the metric. */
  readonly metric: string | undefined;
  all(field: FieldName): readonly string[];
  one(field: FieldName): string | undefined;
  /** Seconds of a time; 0 where nothing stands. Says so where it is none. */
  time(field: FieldName): number;
  say(field: FieldName | 'metric', problem: string): void;
  /** By block id, the first of each; empty where all is well. */
  problems(): Readonly<Record<string, string>>;
}

/** Undefined for a form of another version of the bot. */
export function filledIn(values: FormValues): Filled | undefined {
  const metric = metricFieldIn([...values.keys()]);
  if (!metric) return undefined;
  const found = new Map<string, string>();
  const all = (field: FieldName) => values.get(fields[field]) ?? [];
  const one = (field: FieldName) => all(field)[0]?.trim() || undefined;
  const say = (field: FieldName | 'metric', problem: string) => {
    const wanted = field === 'metric' ? metric.blockId : fields[field];
    // Slack shows a problem only below an input that is there.
    const blockId = values.has(wanted) ? wanted : metric.blockId;
    if (!found.has(blockId)) found.set(blockId, problem);
  };
  return {
    ruleId: metric.ruleId,
    metric: values.get(metric.blockId)?.[0],
    all,
    one,
    say,
    time: (field) => {
      const text = one(field);
      const seconds = text === undefined ? 0 : timeSeconds(text.replaceAll(' ', ''));
      if (seconds === undefined) say(field, 'Write a time such as 90s, 5m or 1h30m.');
      return seconds ?? 0;
    },
    problems: () => Object.fromEntries(found),
  };
}
