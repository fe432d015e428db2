import { isDeepStrictEqual } from 'node:util';
import { slackLimits as at } from './limits.ts';
import { all, byType, list, may, need, number, object, shape, string } from './rules.ts';
import type { Rule, Spot } from './spot.ts';

const name = string(at.chartName, 1);
const axis = string(at.chartAxis, 1);

const positive: Rule = (spot) => {
  if (typeof spot.value !== 'number' || !(spot.value > 0)) {
    spot.fail('out_of_range', 'must be more than 0');
  }
};

const segment: Rule = shape({ label: need(name), value: need(positive) });
const point: Rule = shape({ label: need(name), value: need(number) });
const series: Rule = shape({
  name: need(name),
  data: need(list(point, 1, at.chartPoints)),
});

/** The axis names the categories; the points of each series must carry exactly those labels. */
const labelsMatch: Rule = (spot) => {
  const wanted = spot.child('axis_config').child('categories').value;
  for (const one of spot.child('series').children()) {
    const labels = one
      .child('data')
      .children()
      .map((each) => each.record.label);
    if (!isDeepStrictEqual(labels, wanted)) {
      one.child('data').fail('label_mismatch', 'labels must equal the categories exactly');
    }
  }
};

const lines: Rule = all(
  shape({
    series: need(list(series, 1, at.chartSeries)),
    axis_config: need(
      shape({
        categories: need(list(name, 1, at.chartPoints)),
        x_label: may(axis),
        y_label: may(axis),
      }),
    ),
  }),
  labelsMatch,
);

const chart: Rule = byType(
  new Map<string, Rule>([
    ['pie', shape({ segments: need(list(segment, 1, at.chartSeries)) })],
    ['bar', lines],
    ['area', lines],
    ['line', lines],
  ]),
  'chart',
);

/** Missing from the published types; fields as in Slack's block reference. */
export const dataVisualization: Rule = shape({
  block_id: may(string(at.id, 1)),
  title: need(string(at.chartTitle, 1)),
  chart: need(all(object, chart)),
});

/** More than two charts are refused. */
export function checkCharts(blocks: readonly Spot[]): void {
  const charts = blocks.filter((spot) => spot.record.type === 'data_visualization');
  for (const extra of charts.slice(at.chartsPerMessage)) {
    extra.fail('too_many_charts', `no more than ${at.chartsPerMessage} charts per message`);
  }
}
