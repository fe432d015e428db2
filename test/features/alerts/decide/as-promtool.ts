import type { levelsThrough, RandomRule } from './random-rules.ts';

type Levels = ReturnType<typeof levelsThrough>;

/** Rules as Prometheus would have them, two alerts where there are two levels. JSON is YAML. */
export function rulesFile(rules: readonly RandomRule[]): string {
  const alerts = rules.flatMap(({ rule }) => {
    const sign = rule.comparison === 'over' ? '>' : '<';
    const series = `m{rule="${rule.id}"}`;
    const firing = `ALERTS{alertname="${rule.id}-warning",alertstate="firing"}`;
    const crossed = `${series} ${sign} ${rule.threshold}`;
    const warning =
      rule.clearThreshold === undefined
        ? crossed
        : `${crossed} or (${series} ${sign} ${rule.clearThreshold} and on(rule) ${firing})`;
    const times = { for: `${rule.forSeconds}s`, keep_firing_for: `${rule.keepFiringSeconds}s` };
    const critical = `${series} ${sign} ${rule.criticalThreshold}`;
    return [
      { alert: `${rule.id}-warning`, expr: warning, ...times },
      ...(rule.criticalThreshold === undefined
        ? []
        : [{ alert: `${rule.id}-critical`, expr: critical, ...times }]),
    ];
  });
  return JSON.stringify({ groups: [{ name: 'random', interval: '1m', rules: alerts }] });
}

/** That after each reading exactly these alerts are what `levels` say. */
export function testFile(rules: readonly RandomRule[], levels: readonly Levels[]): string {
  const minutes = rules[0]?.values.length ?? 0;
  return JSON.stringify({
    rule_files: ['rules.yml'],
    evaluation_interval: '1m',
    tests: [
      {
        interval: '1m',
        input_series: rules.map(({ rule, values }) => ({
          series: `m{rule="${rule.id}"}`,
          // Without the mark the value before would be taken for five minutes.
          values: values.map((value) => value ?? 'stale').join(' '),
        })),
        promql_expr_test: Array.from({ length: minutes }, (_, minute) => ({
          expr: 'ALERTS',
          eval_time: `${minute}m`,
          exp_samples: rules.flatMap(({ rule }, index) =>
            (['warning', 'critical'] as const).flatMap((name) => {
              const kind = levels[index]?.[minute]?.[name].kind ?? 'inactive';
              if (kind === 'inactive') return [];
              const alert = `${rule.id}-${name}`;
              const labels = `ALERTS{alertname="${alert}",alertstate="${kind}",rule="${rule.id}"}`;
              return [{ labels, value: 1 }];
            }),
          ),
        })),
      },
    ],
  });
}

/** How many states are compared: levels after readings. */
export function countStates(rules: readonly RandomRule[]): number {
  return rules
    .map(({ rule, values }) => values.length * (rule.criticalThreshold === undefined ? 1 : 2))
    .reduce((sum, count) => sum + count, 0);
}
