import { asObject, asText, type Json } from '../json.ts';
import { withArt } from '../text/emoji-art.tsx';
import type { BlockProperties } from './block.tsx';
import { cellText } from './data-table-rows.ts';
import { RichText } from './rich-text.tsx';

/** The plain `table` block: no header semantics, the first row only looks like one. */
export function Table({ block }: BlockProperties) {
  const settings = Array.isArray(block.column_settings) ? block.column_settings : [];
  const align = (column: number) => asText(asObject(settings[column]).align) || 'left';
  return (
    <div class="table-scroll">
      <table class="table">
        <tbody>
          {rowsOf(block).map((row, index) => (
            <tr key={index} class={index === 0 ? 'table-first' : undefined}>
              {row.map((cell, column) => (
                <td key={column} class={`align-${align(column)}`}>
                  <Cell cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** One cell of either table: raw text, raw number or rich text. */
export function Cell({ cell }: { readonly cell: Json }) {
  if (cell.type === 'rich_text') return <RichText block={cell} />;
  return <>{withArt(cellText(cell))}</>;
}

/** The rows of a table block; what is not a row of objects is left out. */
export function rowsOf(block: Json): readonly (readonly Json[])[] {
  const rows = Array.isArray(block.rows) ? block.rows : [];
  return rows.filter(Array.isArray).map((row: unknown[]) => row.map(asObject));
}
