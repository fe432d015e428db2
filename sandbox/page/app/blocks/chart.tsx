import { asObject, asText, textOf } from '../json.ts';
import type { BlockProperties } from './block.tsx';
import { type ChartShape, chartShape, turns } from './chart-shape.ts';
import { Undrawable } from './undrawable.tsx';

const colours = ['#1264a3', '#e8912d', '#2bac76', '#cd2553', '#7a4fbf', '#0b8a8f'];
const [width, height, left, bottom] = [480, 200, 36, 22];

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
    <figure class="chart">
      <figcaption>{textOf(block.title)}</figcaption>
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

function Axes({ shape }: { readonly shape: ChartShape }) {
  const step = (width - left) / shape.categories.length;
  const every = Math.ceil(shape.categories.length / 10);
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
        <text key={name} x={left + step * (index + 0.5)} y={height - 6} text-anchor="middle">
          {index % every === 0 ? name : ''}
        </text>
      ))}
    </g>
  );
}

function Bars({ shape }: { readonly shape: ChartShape }) {
  const step = (width - left) / shape.categories.length;
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
  const step = (width - left) / shape.categories.length;
  const x = (index: number) => left + step * (index + 0.5);
  return (
    <>
      {shape.series.map(({ points, name }, series) => {
        const path = points.map(({ value }, index) => `${x(index)},${y(shape, value)}`).join(' ');
        const floor = `${x(points.length - 1)},${y(shape, 0)} ${x(0)},${y(shape, 0)}`;
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
