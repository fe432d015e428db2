import type { DataTableBlock } from '@slack/types';
import { fitTo } from './fit.ts';
import { limits } from './limits.ts';
import type { Block } from './message.ts';
import { section } from './primitives.ts';
import { type Cell, cellText, plainRows } from './table-rows.ts';
import { clip, count, escapeMrkdwn, oneLine } from './text.ts';

export type { Cell } from './table-rows.ts';

export interface Column {
  readonly title: string;
  /** `number` sorts by value, as long as every cell of the column has one. */
  readonly kind: 'text' | 'number';
  /** How much longer than others its cells may stay where not everything fits; 1 unless told. */
  readonly weight?: number;
}

export interface Table {
  /** What a screen reader says first. */
  readonly caption: string;
  /** At most 20; the first one names its row. */
  readonly columns: readonly Column[];
  /** At most 100; foreign names as they are: nothing is formatted in a cell. */
  readonly rows: readonly (readonly Cell[])[];
  /** Rows that are seen at once, 1 to 100. */
  readonly pageSize: number;
}

type TableCell = DataTableBlock['rows'][number][number];

/**
 * A table that can be sorted and turned over, and the same rows as plain sections. All cells
 * together fit Slack's limit: the longest are clipped, evenly, and no row is lost to it. A table
 * without rows, which Slack refuses, is a sentence.
 */
export function dataTable(table: Table): { block: Block; plain: readonly Block[] } {
  const columns = table.columns.slice(0, limits.tableColumns);
  const rows = table.rows.map((row) => columns.map((_, index) => known(row[index])));
  if (rows.length === 0 || columns.length === 0) {
    const nothing = section(`${escapeMrkdwn(oneLine(table.caption))}: nothing to show.`);
    return { block: nothing, plain: [nothing] };
  }
  const shown = rows.slice(0, limits.tableBodyRows);
  const titles = columns.map(({ title }) => cellText(title));
  return {
    block: {
      type: 'data_table',
      caption: captionOf(table, shown.length),
      rows: fitted(titles, shown, columns),
      page_size: Math.min(Math.max(1, Math.floor(table.pageSize)), limits.tablePage),
      row_header_column_index: 0,
    },
    plain: plainRows(titles, rows),
  };
}

/** A figure that is none is not known. */
function known(cell: Cell): Cell {
  return typeof cell === 'number' && !Number.isFinite(cell) ? undefined : cell;
}

function captionOf({ caption, rows }: Table, shown: number): string {
  const more = rows.length - shown;
  const rest = more > 0 ? ` (and ${count(more, 'more row')})` : '';
  return `${clip(oneLine(caption) || 'Table', limits.tableCaption - rest.length)}${rest}`;
}

function fitted(
  titles: readonly string[],
  rows: readonly (readonly Cell[])[],
  columns: readonly Column[],
): TableCell[][] {
  const texts = [titles, ...rows.map((row) => row.map(cellText))];
  const room = limits.tableCharacters - limits.tableCaption;
  const [header = [], ...body] = fitTo(
    texts,
    room,
    columns.map(({ weight = 1 }) => weight),
  );
  const isNumeric = columns.map(
    ({ kind }, index) => kind === 'number' && rows.every((row) => typeof row[index] === 'number'),
  );
  const cells = body.map((row, at) =>
    row.map((text, index): TableCell => {
      const value = rows[at]?.[index];
      const isNumber = isNumeric[index] === true && typeof value === 'number';
      return isNumber ? { type: 'raw_number', value, text } : { type: 'raw_text', text };
    }),
  );
  return [header.map((text): TableCell => ({ type: 'raw_text', text })), ...cells];
}
