import { type KeptFigure, type KeptFigures, keptFigures } from '../../domain/history.ts';

/** Twelve days: what waits longer is kept as this long. */
export const mostSeconds = 2 ** 20 - 2;
/** More contacts or agents than these are kept as so many. */
export const mostCount = 2 ** 13 - 2;

/** 0 = the service gave no value, otherwise one more than the value, whole and within its bounds. */
function codeOfFigure(figure: KeptFigure, value: number | undefined): number {
  if (value === undefined || Number.isNaN(value)) return 0;
  const most = figure.endsWith('Seconds') ? mostSeconds : mostCount;
  return Math.min(most, Math.max(0, Math.round(value))) + 1;
}

/** The codes of all figures, in their order. */
export function codesOf(figures: KeptFigures): readonly number[] {
  return keptFigures.map((figure) => codeOfFigure(figure, figures[figure]));
}

/** Figures by their codes, in their order. Throws a RangeError where a code is none. */
export function figuresOf(codes: readonly number[]): KeptFigures {
  const figures: { [Figure in KeptFigure]?: number } = {};
  for (const [index, figure] of keptFigures.entries()) {
    const code = codes[index];
    if (code === undefined || !(code >= 0)) throw new RangeError(`no code of ${figure}`);
    if (code > 0) figures[figure] = code - 1;
  }
  return figures;
}
