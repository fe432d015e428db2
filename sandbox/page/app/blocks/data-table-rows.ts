import { asNumber, asText, type Json } from '../json.ts';

export interface Sorting {
  readonly column: number;
  readonly isDescending: boolean;
}

/** The characters of a cell, for sorting and filtering. */
export function cellText(cell: Json | undefined): string {
  if (!cell) return '';
  if (cell.type === 'rich_text') return richCharacters(cell);
  return asText(cell.text) || String(asNumber(cell.value) ?? '');
}

/** Rows in order. Numbers count as numbers only where the whole column is raw_number, as in Slack. */
export function sortedRows(
  rows: readonly (readonly Json[])[],
  sorting: Sorting | undefined,
): readonly (readonly Json[])[] {
  if (!sorting) return rows;
  const { column, isDescending } = sorting;
  const isNumeric = rows.every((row) => row[column]?.type === 'raw_number');
  const sign = isDescending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [left, right] = [a[column], b[column]];
    if (isNumeric) return sign * ((asNumber(left?.value) ?? 0) - (asNumber(right?.value) ?? 0));
    return sign * cellText(left).localeCompare(cellText(right), 'en', { sensitivity: 'base' });
  });
}

/** Rows in which some cell contains the typed words, ignoring case. */
export function filteredRows(
  rows: readonly (readonly Json[])[],
  typed: string,
): readonly (readonly Json[])[] {
  const wanted = typed.trim().toLowerCase();
  if (!wanted) return rows;
  return rows.filter((row) => row.some((cell) => cellText(cell).toLowerCase().includes(wanted)));
}

function richCharacters(value: unknown): string {
  if (Array.isArray(value)) return value.map(richCharacters).join('');
  if (typeof value !== 'object' || value === null) return '';
  const own = 'text' in value ? asText(value.text) : '';
  return own + ('elements' in value ? richCharacters(value.elements) : '');
}
