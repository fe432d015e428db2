import { stringify } from 'csv-stringify/sync';
import { oneLine } from '../../../blocks/text.ts';

/** A text, an instant (UTC), or what the service did not say. Empty where there is nothing to say. */
export type CsvCell = string | number | Date | undefined;

/**
 * Rows as CSV for spreadsheets: UTF-8 with a byte order mark, CRLF, times as ISO 8601 in UTC, what
 * is not known as `unknown`. No cell can become a formula, whoever chose the names in it.
 */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  return stringify(
    rows.map((row) => row.map(cellText)),
    { bom: true, record_delimiter: 'windows', escape_formulas: true },
  );
}

function cellText(cell: CsvCell): string | number {
  if (cell === undefined) return 'unknown';
  if (cell instanceof Date) return cell.toISOString();
  return typeof cell === 'number' ? cell : disarmed(oneLine(cell.replaceAll(/\p{Cc}/gu, ' ')));
}

/** What the library disarms by itself: the characters that begin a formula, and their full-width forms. */
const disarmedByLibrary = '=+-@＝＋－＠';

/** Apple Numbers was seen to read compatibility forms as the plain character, small and raised ones among them. */
function disarmed(text: string): string {
  const plain = text.normalize('NFKC').trimStart().charAt(0);
  const isFormula = plain !== '' && '=+-@'.includes(plain);
  return isFormula && !disarmedByLibrary.includes(text.charAt(0)) ? `'${text}` : text;
}
