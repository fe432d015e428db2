import { asNumber, asObject, asObjects, asText, type Json } from '../json.ts';

export interface Point {
  readonly label: string;
  readonly value: number;
}

export interface Series {
  readonly name: string;
  readonly points: readonly Point[];
}

/** What a `data_visualization` block shows, whichever of its four kinds it is. */
export interface ChartShape {
  readonly kind: 'pie' | 'bar' | 'area' | 'line';
  readonly categories: readonly string[];
  readonly series: readonly Series[];
  /** The ends of the scale, which contains 0 and every value. What lies above 0 ends at a round value, and its half is round too. */
  readonly low: number;
  readonly high: number;
}

/** Reads the chart of a block; undefined when it is none that can be drawn. */
export function chartShape(chart: Json): ChartShape | undefined {
  const kind = chart.type;
  if (kind === 'pie') {
    const points = asObjects(chart.segments).map(pointOf);
    return shape(kind, [{ name: '', points }], []);
  }
  if (kind !== 'bar' && kind !== 'area' && kind !== 'line') return undefined;
  const series = asObjects(chart.series).map((one) => ({
    name: asText(one.name),
    points: asObjects(one.data ?? one.points).map(pointOf),
  }));
  const axis = asObject(chart.axis_config);
  const named = Array.isArray(axis.categories) ? axis.categories.map(asText) : [];
  return shape(kind, series, named);
}

/** Parts of a whole as turns of a circle: where each begins and ends, 0 to 1. */
export function turns(
  points: readonly Point[],
): readonly { readonly from: number; readonly to: number }[] {
  const total = points.reduce((sum, { value }) => sum + Math.max(0, value), 0);
  let at = 0;
  return points.map(({ value }) => {
    const from = at;
    at += total > 0 ? Math.max(0, value) / total : 0;
    return { from, to: at };
  });
}

function shape(
  kind: ChartShape['kind'],
  series: readonly Series[],
  named: readonly string[],
): ChartShape | undefined {
  const values = series.flatMap(({ points }) => points.map(({ value }) => value));
  if (values.length === 0) return undefined;
  const categories = named.length > 0 ? named : (series[0]?.points.map(({ label }) => label) ?? []);
  return {
    kind,
    series,
    categories,
    low: Math.min(0, ...values),
    high: roundedUp(Math.max(0, ...values) || 1),
  };
}

/** Halves of scales that people read at a glance, in every power of ten. */
const halves = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The next value above, or the value itself, whose half is one of these. */
function roundedUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value / 2));
  const half = halves.find((one) => one * power * 2 >= value) ?? 10;
  return half * power * 2;
}

function pointOf(point: Json): Point {
  return { label: asText(point.label), value: asNumber(point.value) ?? 0 };
}
