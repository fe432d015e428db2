import { stringify } from 'csv-stringify/sync';
import { oneLine } from '../blocks/text.ts';

/** A text, an instant (UTC), or what the service did not say. Empty where there is nothing to say. */
export type CsvCell = string | number | Date | undefined;

/**
 * Rows as CSV for spreadsheets: UTF-8 with a byte order mark, CRLF, times as ISO 8601 in UTC, what
 * is not known as `unknown`. Rows that go behind others have no byte order mark. No cell can become a formula, whoever chose the names in it.
 */
export function csvText(
  rows: readonly (readonly CsvCell[])[],
  { isFirst }: { readonly isFirst: boolean } = { isFirst: true },
): string {
  return stringify(
    rows.map((row) => row.map(cellText)),
    { bom: isFirst, record_delimiter: 'windows', escape_formulas: true },
  );
}

function cellText(cell: CsvCell): string | number {
  if (cell === undefined) return 'unknown';
  if (cell instanceof Date) return cell.toISOString();
  return typeof cell === 'number' ? cell : textCell(cell);
}

function textCell(text: string): string {
  // Before the line breaks are gone: what follows one is judged, too.
  return disarmed(oneLine(disarmedInside(text).replaceAll(/\p{Cc}/gu, ' ')));
}

/** What the library disarms by itself: the characters that begin a formula, and their full-width forms. */
const disarmedByLibrary = '=+-@＝＋－＠';

function disarmed(text: string): string {
  const first = text.trimStart().charAt(0);
  return beginsFormula(first) && !disarmedByLibrary.includes(text.charAt(0)) ? `'${text}` : text;
}

/** Whatever follows what may split a cell, with only blanks, invisible characters or quotation marks between. */
const afterSplit = /(?<=[;|\p{Cc}\p{Zl}\p{Zp}][\s\p{Cc}\p{Cf}"]*)[^\s\p{Cc}\p{Cf}"]/gu;

/**
 * A spreadsheet under settings of other countries splits at semicolons (German and French ones do), or
 * at what somebody chose: an apostrophe before what would begin a formula in a cell of its own.
 */
function disarmedInside(text: string): string {
  return text.replaceAll(afterSplit, (first) => (beginsFormula(first) ? `'${first}` : first));
}

/** Apple Numbers was seen to read compatibility forms as the plain character, small and raised ones among them. */
function beginsFormula(first: string): boolean {
  const plain = first.normalize('NFKC').charAt(0);
  return plain !== '' && '=+-@'.includes(plain);
}
