import { limits } from './limits.ts';
import type { Block } from './message.ts';
import { context, section } from './primitives.ts';
import { escapeMrkdwn, lengthOf, name, oneLine } from './text.ts';

/** undefined is not known, and says so; an empty text is nothing. */
export type Cell = string | number | undefined;

/** A cell as it is read; never empty, which Slack refuses. */
export function cellText(cell: Cell): string {
  if (cell === undefined) return 'unknown';
  return oneLine(String(cell)) || '–';
}

/** Rows as lines of mrkdwn in at most so many sections, and how many did not fit. */
export function plainRows(
  titles: readonly string[],
  rows: readonly (readonly Cell[])[],
  most: number,
): readonly Block[] {
  const sections: string[] = [];
  let placed = 0;
  for (const line of rows.map((row) => lineOf(titles, row))) {
    const last = sections.at(-1);
    const joined = last === undefined ? line : `${last}\n${line}`;
    if (last !== undefined && lengthOf(joined) <= limits.sectionText) {
      sections[sections.length - 1] = joined;
    } else if (sections.length < most) sections.push(line);
    else break;
    placed += 1;
  }
  const more = rows.length - placed;
  return [
    ...sections.map((text) => section(text)),
    ...(more > 0 ? [context(`… and ${more} more`)] : []),
  ];
}

/** "*Maria Lopez* · Status: Lunch · For: 12 min"; cells that hold nothing, or find no room, are left out. */
function lineOf(titles: readonly string[], [first, ...rest]: readonly Cell[]): string {
  const cells = rest
    .map((cell, index) => ({ cell, title: titles[index + 1] ?? '' }))
    .filter(({ cell }) => cell !== '')
    .map(({ cell, title }) => `${escapeMrkdwn(title)}: ${name(cellText(cell))}`);
  return cells.reduce(
    (line, cell) => {
      const longer = `${line} · ${cell}`;
      return lengthOf(longer) <= limits.sectionText ? longer : line;
    },
    `*${name(cellText(first))}*`,
  );
}
