import { useState } from 'preact/hooks';
import { asNumber, asText, type Json } from '../json.ts';
import type { BlockProperties } from './block.tsx';
import { cellText, filteredRows, type Sorting, sortedRows } from './data-table-rows.ts';
import { Cell, rowsOf } from './table.tsx';

/** The `data_table` block: sorts by its header, filters, and turns pages. */
export function DataTable({ block }: BlockProperties) {
  const [header = [], ...body] = rowsOf(block);
  const [sorting, setSorting] = useState<Sorting>();
  const [typed, setTyped] = useState('');
  const [asked, setPage] = useState(0);
  const pageSize = asNumber(block.page_size) ?? 5;
  const found = sortedRows(filteredRows(body, typed), sorting);
  const pages = Math.max(1, Math.ceil(found.length / pageSize));
  const page = Math.min(asked, pages - 1);
  const shown = found.slice(page * pageSize, (page + 1) * pageSize);
  const named = asNumber(block.row_header_column_index) ?? 0;
  return (
    <div class="data-table" data-testid="data-table">
      <div class="data-table-bar">
        <span>{asText(block.caption)}</span>
        {body.length > pageSize && (
          <input
            type="search"
            class="input"
            placeholder="Filter"
            aria-label={`Filter ${asText(block.caption)}`}
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        )}
      </div>
      <div class="table-scroll">
        <table class="table">
          <caption class="visually-hidden">{asText(block.caption)}</caption>
          <Header cells={header} sample={body[0]} sorting={sorting} onSort={setSorting} />
          <tbody>
            {shown.map((row, index) => (
              <tr key={index}>{row.map((cell, column) => drawCell(cell, column, named))}</tr>
            ))}
          </tbody>
        </table>
      </div>
      {pages > 1 && <Pages page={page} pages={pages} total={found.length} onTurn={setPage} />}
    </div>
  );
}

function drawCell(cell: Json, column: number, named: number) {
  const content = <Cell cell={cell} />;
  if (column === named) {
    return (
      <th key={column} scope="row">
        {content}
      </th>
    );
  }
  return (
    <td key={column} class={alignOf(cell)}>
      {content}
    </td>
  );
}

function alignOf(cell: Json | undefined): string {
  return cell?.type === 'raw_number' ? 'align-right' : 'align-left';
}

interface HeaderProperties {
  readonly cells: readonly Json[];
  /** A row of the body, for which columns hold numbers. */
  readonly sample: readonly Json[] | undefined;
  readonly sorting: Sorting | undefined;
  onSort(sorting: Sorting): void;
}

function Header({ cells, sample, sorting, onSort }: HeaderProperties) {
  return (
    <thead>
      <tr>
        {cells.map((cell, column) => {
          const isSorted = sorting?.column === column;
          const order = sorting?.isDescending ? 'descending' : 'ascending';
          return (
            <th
              key={column}
              scope="col"
              aria-sort={isSorted ? order : 'none'}
              class={alignOf(sample?.[column])}
            >
              <button
                type="button"
                onClick={() => onSort({ column, isDescending: isSorted && !sorting.isDescending })}
              >
                {cellText(cell)}
                <span class="sort-mark" aria-hidden="true">
                  {isSorted ? (sorting.isDescending ? '▼' : '▲') : '↕'}
                </span>
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

interface PagesProperties {
  readonly page: number;
  readonly pages: number;
  readonly total: number;
  onTurn(page: number): void;
}

function Pages({ page, pages, total, onTurn }: PagesProperties) {
  return (
    <div class="data-table-pages">
      <span>
        Page {page + 1} of {pages} · {total} rows
      </span>
      <button
        type="button"
        class="button button-small"
        disabled={page === 0}
        onClick={() => onTurn(page - 1)}
      >
        Previous
      </button>
      <button
        type="button"
        class="button button-small"
        disabled={page === pages - 1}
        onClick={() => onTurn(page + 1)}
      >
        Next
      </button>
    </div>
  );
}
