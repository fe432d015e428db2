import { asObject, asText, type Json, textOf } from '../json.ts';
import type { BlockProperties } from './block.tsx';
import { type ChartShape, chartShape, turns } from './chart-shape.ts';
import { Undrawable } from './undrawable.tsx';

const colours = ['#1264a3', '#e8912d', '#2bac76', '#cd2553', '#7a4fbf', '#0b8a8f'];
const [width, height, left, right, bottom] = [480, 200, 40, 16, 26];
/** How wide a letter is at most where the chart is small and its letters are large, and between two labels. */
const [letter, between] = [9.5, 14];

/** The `data_visualization` block as a simple drawing with its legend and, for screen readers, its figures. */
export function Chart({ block }: BlockProperties) {
  const chart = asObject(block.chart);
  const shape = chartShape(chart);
  if (!shape) return <Undrawable what="chart" type={asText(chart.type)} />;
  const names =
    shape.kind === 'pie'
      ? (shape.series[0]?.points ?? []).map(({ label, value }) => `${label} (${value})`)
      : shape.series.map(({ name }) => name);
  return (
    <figure class="chart" data-testid="chart">
      <figcaption>
        {textOf(block.title)}
        <AxisNames axis={asObject(chart.axis_config)} />
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={spoken(shape)}>
        {shape.kind === 'pie' ? <Pie shape={shape} /> : <Axes shape={shape} />}
        {shape.kind === 'bar' && <Bars shape={shape} />}
        {(shape.kind === 'line' || shape.kind === 'area') && <Lines shape={shape} />}
      </svg>
      <div class="legend">
        {names.map((name, index) => (
          <span key={name}>
            <i style={{ background: colour(index) }} />
            {name}
          </span>
        ))}
      </div>
    </figure>
  );
}

/** What the axes are, in words. */
function AxisNames({ axis }: { readonly axis: Json }) {
  const names = [axis.y_label, axis.x_label].map(asText).filter((name) => name !== '');
  return names.length === 0 ? null : <small>{names.join(' · ')}</small>;
}

function Axes({ shape }: { readonly shape: ChartShape }) {
  const every = labelsEvery(shape.categories);
  return (
    <g class="axes">
      {[shape.low, (shape.low + shape.high) / 2, shape.high].map((value) => (
        <g key={value}>
          <line x1={left} x2={width} y1={y(shape, value)} y2={y(shape, value)} />
          <text x={left - 6} y={y(shape, value) + 4} text-anchor="end">
            {Math.round(value * 10) / 10}
          </text>
        </g>
      ))}
      {shape.categories.map((name, index) => (
        <text key={name} x={x(shape, index)} y={height - 6} text-anchor="middle">
          {index % every === 0 ? name : ''}
        </text>
      ))}
    </g>
  );
}

/** One label of so many is written, so that none runs into the next. */
function labelsEvery(categories: readonly string[]): number {
  const longest = Math.max(1, ...categories.map((name) => name.length));
  const fitting = Math.max(1, Math.floor((width - left) / (longest * letter + between)));
  return Math.ceil(categories.length / fitting);
}

function Bars({ shape }: { readonly shape: ChartShape }) {
  const step = stepOf(shape);
  const thick = (step * 0.7) / shape.series.length;
  return (
    <>
      {shape.series.flatMap(({ points }, series) =>
        points.map(({ value, label }, index) => (
          <rect
            key={`${series} ${label}`}
            x={left + step * (index + 0.15) + thick * series}
            y={Math.min(y(shape, value), y(shape, 0))}
            width={thick}
            height={Math.abs(y(shape, value) - y(shape, 0))}
            rx="2"
            fill={colour(series)}
          />
        )),
      )}
    </>
  );
}

function Lines({ shape }: { readonly shape: ChartShape }) {
  return (
    <>
      {shape.series.map(({ points, name }, series) => {
        const path = points
          .map(({ value }, index) => `${x(shape, index)},${y(shape, value)}`)
          .join(' ');
        const floor = `${x(shape, points.length - 1)},${y(shape, 0)} ${x(shape, 0)},${y(shape, 0)}`;
        return (
          <g key={name}>
            {shape.kind === 'area' && (
              <polygon points={`${path} ${floor}`} fill={colour(series)} opacity="0.2" />
            )}
            <polyline points={path} fill="none" stroke={colour(series)} stroke-width="2.5" />
          </g>
        );
      })}
    </>
  );
}

function Pie({ shape }: { readonly shape: ChartShape }) {
  const [radius, circumference] = [50, 2 * Math.PI * 50];
  return (
    <g transform={`translate(${width / 2} ${height / 2}) rotate(-90)`}>
      {turns(shape.series[0]?.points ?? []).map(({ from, to }, index) => (
        <circle
          key={from}
          r={radius}
          fill="none"
          stroke={colour(index)}
          stroke-width="64"
          stroke-dasharray={`${(to - from) * circumference} ${circumference}`}
          stroke-dashoffset={-from * circumference}
        />
      ))}
    </g>
  );
}

function stepOf({ categories }: ChartShape): number {
  return (width - left - right) / categories.length;
}

function x(shape: ChartShape, index: number): number {
  return left + stepOf(shape) * (index + 0.5);
}

function y({ low, high }: ChartShape, value: number): number {
  return 10 + (height - bottom - 10) * (1 - (value - low) / (high - low));
}

function colour(index: number): string {
  return colours[index % colours.length] ?? '#1264a3';
}

function spoken({ series }: ChartShape): string {
  return series
    .map(({ name, points }) => `${name} ${points.map((p) => `${p.label} ${p.value}`).join(', ')}`)
    .join('; ');
}
