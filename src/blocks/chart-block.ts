import { type Chart, type ChartSeries, fittedChart } from './chart.ts';
import { limits } from './limits.ts';
import type { Block } from './message.ts';
import { section } from './primitives.ts';
import { figure, list, name, nameWithin } from './text.ts';

/**
 * A chart as Slack draws it, and the same in lines of text. A chart without anything in it, which
 * Slack refuses, is a sentence. A message takes two of them.
 */
export function chartBlock(chart: Chart): { block: Block; plain: readonly Block[] } {
  const fitted = fittedChart(chart);
  const { title, kind, categories, series, categoryAxis, valueAxis } = fitted;
  if (categories.length === 0 || series.length === 0) {
    const nothing = section(`${nameWithin(title, limits.chartTitle)}: nothing to show.`);
    return { block: nothing, plain: [nothing] };
  }
  return {
    block: {
      type: 'data_visualization',
      title,
      chart: {
        type: kind,
        series: series.map((one) => ({ name: one.name, data: pointsOf(one, categories) })),
        axis_config: { categories, x_label: categoryAxis, y_label: valueAxis },
      },
    },
    plain: [section(plainText(fitted))],
  };
}

function pointsOf({ values }: ChartSeries, categories: readonly string[]) {
  return categories.map((label, index) => ({ label, value: values[index] ?? 0 }));
}

/** Each series by its ends and its extremes: whoever cannot see a line reads where it goes. */
function plainText({ title, series, categories, categoryAxis, valueAxis }: Chart): string {
  const thresholds = series.filter(({ isThreshold }) => isThreshold);
  const axes = `${name(valueAxis)}; ${name(categoryAxis)}`;
  return [
    `*${nameWithin(title, limits.chartTitle)}* (${axes})`,
    ...series
      .filter(({ isThreshold }) => !isThreshold)
      .map((one) => `${name(one.name)}: ${courseOf(one, categories)}`),
    ...(thresholds.length > 0 ? [`Lines: ${list(thresholds.map((one) => name(one.name)))}`] : []),
  ].join('\n');
}

/** "2 at 14:05, 4 at 15:00; lowest 0 at 14:10, highest 9 at 14:40". */
function courseOf({ values }: ChartSeries, categories: readonly string[]): string {
  const at = (index: number) => `${figure(values[index] ?? 0)} at ${name(categories[index] ?? '')}`;
  const last = categories.length - 1;
  if (last === 0) return at(0);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (low === high) return `${figure(low)} all along`;
  const extremes = `lowest ${at(values.indexOf(low))}, highest ${at(values.indexOf(high))}`;
  return `${at(0)}, ${at(last)}; ${extremes}`;
}
