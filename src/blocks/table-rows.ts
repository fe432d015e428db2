import { limits } from './limits.ts';
import type { Block } from './message.ts';
import { context, section } from './primitives.ts';
import { escapeMrkdwn, lengthOf, name, nameWithin, oneLine } from './text.ts';

/** undefined is not known, and says so; an empty text is nothing. */
export type Cell = string | number | undefined;

/** A cell as it is read; never empty, which Slack refuses. */
export function cellText(cell: Cell): string {
  if (cell === undefined) return 'unknown';
  return oneLine(String(cell)) || '–';
}

/** How many sections the rows may fill as lines. */
const mostSections = 10;

/** How wide a cell of a line may still be where not everything fits, in code points before escaping. */
const narrower = [320, 160, 80] as const;

/** Rows as lines of mrkdwn: whole where there is room, else with clipped cells, and how many did not fit. */
export function plainRows(
  titles: readonly string[],
  rows: readonly (readonly Cell[])[],
): readonly Block[] {
  let { sections, more, isWhole } = packed(titles, rows, limits.sectionText);
  for (const width of narrower) {
    if (isWhole) break;
    ({ sections, more, isWhole } = packed(titles, rows, width));
  }
  return [
    ...sections.map((text) => section(text)),
    ...(more > 0 ? [context(`… and ${more} more`)] : []),
  ];
}

interface Packed {
  readonly sections: readonly string[];
  /** How many rows did not fit. */
  readonly more: number;
  /** Neither a row nor a cell is left out. */
  readonly isWhole: boolean;
}

interface Line {
  readonly text: string;
  readonly isWhole: boolean;
}

function packed(
  titles: readonly string[],
  rows: readonly (readonly Cell[])[],
  width: number,
): Packed {
  const sections: string[] = [];
  let placed = 0;
  let isWhole = true;
  for (const row of rows) {
    const line = lineOf(titles, row, width);
    const last = sections.at(-1);
    const joined = last === undefined ? line.text : `${last}\n${line.text}`;
    if (last !== undefined && lengthOf(joined) <= limits.sectionText) {
      sections[sections.length - 1] = joined;
    } else if (sections.length < mostSections) sections.push(line.text);
    else break;
    isWhole &&= line.isWhole;
    placed += 1;
  }
  return { sections, more: rows.length - placed, isWhole: isWhole && placed === rows.length };
}

/** "*Maria Lopez* · Status: Lunch · For: 12 min"; cells that hold nothing, or find no room, are left out. */
function lineOf(titles: readonly string[], row: readonly Cell[], width: number): Line {
  const [first, ...rest] = row;
  const cells = rest
    .map((cell, index) => ({ cell, title: titles[index + 1] ?? '' }))
    .filter(({ cell }) => cell !== '')
    .map(({ cell, title }) => `${escapeMrkdwn(title)}: ${nameWithin(cellText(cell), width)}`);
  let text = `*${name(cellText(first))}*`;
  let isWhole = true;
  for (const cell of cells) {
    const longer = `${text} · ${cell}`;
    if (lengthOf(longer) <= limits.sectionText) text = longer;
    else isWhole = false;
  }
  return { text, isWhole };
}
