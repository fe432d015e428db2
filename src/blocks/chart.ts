import { limits } from './limits.ts';
import { clip, oneLine } from './text.ts';

/** Figures along a line of time or of things. Plain data: a block, lines of text or a picture is made of it. */
export interface Chart {
  /** At most 50 characters. */
  readonly title: string;
  readonly kind: 'line' | 'bar';
  /** What stands below: at most 20, each of at most 20 characters and no two alike. */
  readonly categories: readonly string[];
  /** At most 12. */
  readonly series: readonly ChartSeries[];
  /** What the categories and the figures are, at most 50 characters each. */
  readonly categoryAxis: string;
  readonly valueAxis: string;
}

export interface ChartSeries {
  /** At most 20 characters, and no other series of the chart is called so. */
  readonly name: string;
  /** One for each category. Nothing stands for what is not known: its category has to be left out. */
  readonly values: readonly number[];
  /** The same figure all along, for the eye to compare with. */
  readonly isThreshold?: boolean;
}

/** Slack's `data_visualization` (block reference), which the published types lack. */
export interface ChartBlock {
  readonly type: 'data_visualization';
  readonly block_id?: string;
  readonly title: string;
  readonly chart: {
    readonly type: Chart['kind'];
    readonly series: readonly {
      readonly name: string;
      readonly data: readonly { readonly label: string; readonly value: number }[];
    }[];
    readonly axis_config: {
      readonly categories: readonly string[];
      readonly x_label: string;
      readonly y_label: string;
    };
  };
}

/**
 * The chart as Slack takes it: texts clipped and told apart, the last 20 categories, the first 12
 * series. A category for which a series has no figure is left out: drawn as 0 it would be a lie.
 */
export function fittedChart(chart: Chart): Chart {
  const series = chart.series.slice(0, limits.chartSeries);
  const known = chart.categories
    .map((_, index) => index)
    .filter((index) => series.every(({ values }) => Number.isFinite(values[index])))
    .slice(-limits.chartPoints);
  const names = toldApart(series.map(({ name }) => name));
  return {
    kind: chart.kind,
    title: clip(oneLine(chart.title) || '–', limits.chartTitle),
    categories: toldApart(known.map((index) => chart.categories[index] ?? '')),
    series: series.map((one, at) => ({
      ...one,
      name: names[at] ?? '–',
      values: known.map((index) => one.values[index] ?? 0),
    })),
    categoryAxis: clip(oneLine(chart.categoryAxis) || '–', limits.chartAxis),
    valueAxis: clip(oneLine(chart.valueAxis) || '–', limits.chartAxis),
  };
}

/** Clipped, none empty, and a number after those that were there before: when the clocks go back, 02:30 comes twice. */
function toldApart(texts: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return texts.map((text) => {
    const whole = clip(oneLine(text) || '–', limits.chartName);
    let label = whole;
    for (let again = 2; seen.has(label); again += 1) {
      const mark = ` (${again})`;
      label = `${clip(whole, limits.chartName - mark.length)}${mark}`;
    }
    seen.add(label);
    return label;
  });
}
