import type { ChartConfiguration, ChartDataset } from 'chart.js';
import type { Chart, ChartSeries } from '../blocks/chart.ts';

/** Told apart on white, also by those who see colours differently; each has a mark of its own beside it. */
const colours = ['#1264a3', '#d4570a', '#178a5e', '#b3123f', '#6b3fb5', '#0b7285'];
const marks = ['circle', 'triangle', 'rect', 'rectRot', 'star', 'cross'] as const;
const dashes = [
  [8, 5],
  [2, 4],
  [12, 4, 2, 4],
];
const ink = '#1d1c1d';
const grid = '#e4e4e4';

/** How Chart.js draws a chart: still, and in letters of this family. */
export function chartConfig(chart: Chart, family: string): ChartConfiguration<'line' | 'bar'> {
  const font = { family, size: 14 };
  const axis = (text: string) => ({
    title: { display: true, text, font, color: ink },
    ticks: { font, color: ink, maxRotation: 60 },
    grid: { color: grid },
  });
  return {
    type: chart.kind,
    data: { labels: [...chart.categories], datasets: chart.series.map(datasetOf) },
    options: {
      animation: false,
      responsive: false,
      events: [],
      layout: { padding: 16 },
      scales: {
        x: axis(chart.categoryAxis),
        y: { ...axis(chart.valueAxis), beginAtZero: true },
      },
      plugins: {
        title: {
          display: true,
          text: chart.title,
          color: ink,
          font: { ...font, size: 18 },
        },
        legend: {
          position: 'bottom',
          labels: { font, color: ink, usePointStyle: true },
        },
      },
    },
  };
}

function datasetOf(
  { name, values, isThreshold = false }: ChartSeries,
  index: number,
): ChartDataset<'line' | 'bar', number[]> {
  const colour = colours[index % colours.length];
  return {
    // A threshold is a line also among bars.
    ...(isThreshold && { type: 'line' as const }),
    label: name,
    data: [...values],
    borderColor: colour,
    backgroundColor: colour,
    borderWidth: isThreshold ? 2 : 3,
    borderDash: isThreshold ? dashes[index % dashes.length] : [],
    pointStyle: isThreshold ? 'line' : marks[index % marks.length],
    pointRadius: isThreshold ? 0 : 4,
  };
}
