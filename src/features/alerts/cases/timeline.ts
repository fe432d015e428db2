import type { Seen } from './compare.ts';
import { type EvalCase, measuredBy, onlySeries, type Sample } from './eval-case.ts';
import type { Past } from './explain.ts';
import { OneSeries, type Standing } from './one-series.ts';

/** Which times are evaluated, and before which of them nobody checked since when. Seconds. */
export interface Course {
  readonly times: readonly number[];
  readonly outage?: { readonly before: number; readonly from: number } | undefined;
}

/** One evaluation of one series: what was seen, and what came before it. */
export interface Evaluation {
  readonly seen: Seen;
  readonly past: Past;
}

const reasons = { null: 'nodata', error: 'error', missing: 'missingseries' } as const;

/** All evaluations of each series, in order. A series that was not seen yet is not there. */
export function timelineOf(
  { ruleAt, samples, profile }: EvalCase,
  { times, outage }: Course,
): ReadonlyMap<string, readonly Evaluation[]> {
  const timeline = new Map<string, readonly Evaluation[]>();
  for (const [series, own] of bySeries(samples)) {
    const alert = new OneSeries(series);
    const evaluations: Evaluation[] = [];
    const came = new Set<keyof typeof reasons>();
    let before: Standing | undefined;
    let isRestored = false;
    for (const t of times) {
      const reading = own.get(t);
      if (!reading && before === undefined) continue;
      const kind = reading ? reading.kind : 'missing';
      if (kind !== 'value') came.add(kind);
      const now = new Date(t * 1000);
      const rule = ruleAt(t);
      const isAfter = outage?.before === t;
      const down = isAfter ? { from: new Date(outage.from * 1000), until: now } : undefined;
      isRestored ||= isAfter && before?.state === 'firing';
      const standing = alert.evaluate(rule, measuredBy(reading, now), now, down);
      const reason = kind === 'value' ? undefined : reasons[kind];
      evaluations.push({
        seen: { standing, reason, forSeconds: rule.rule.forSeconds },
        past: { rule, profile, came: new Set(came), before, t, isRestored },
      });
      before = standing;
    }
    timeline.set(series, evaluations);
  }
  return timeline;
}

/** Samples of each series by time. Among named ones a failure or nothing that names none is of all of them. */
function bySeries(
  samples: readonly Sample[],
): ReadonlyMap<string, ReadonlyMap<number, Sample['reading']>> {
  const names = new Set(samples.map(({ series }) => series));
  const unnamed = samples.filter(({ series }) => series === onlySeries);
  const isOfAll = names.size > 1 && unnamed.every(({ reading }) => reading.kind !== 'value');
  if (isOfAll) names.delete(onlySeries);
  const own = (name: string) => [
    ...(isOfAll ? unnamed : []),
    ...samples.filter(({ series }) => series === name),
  ];
  return new Map(
    [...names].map((name) => [name, new Map(own(name).map(({ t, reading }) => [t, reading]))]),
  );
}
