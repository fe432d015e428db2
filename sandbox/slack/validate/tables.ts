import { slackLimits as at } from './limits.ts';
import { richTextFields } from './rich-text.ts';
import {
  boolean,
  byType,
  integer,
  list,
  may,
  need,
  number,
  oneOf,
  shape,
  string,
} from './rules.ts';
import type { Rule, Spot } from './spot.ts';

const blockId = { block_id: may(string(at.id, 1)) };
const rawText: Rule = shape({ text: need(string(at.tableCharacters, 1)) });
const rawNumber: Rule = shape({
  value: need(number),
  text: need(string(at.tableCharacters, 1)),
});

const cell: Rule = byType(
  new Map<string, Rule>([
    ['raw_text', rawText],
    ['raw_number', rawNumber],
    ['rich_text', shape({ ...blockId, ...richTextFields })],
  ]),
  'cell',
);

const setting: Rule = (spot) => {
  if (spot.value === null) return;
  shape({ align: may(oneOf('left', 'center', 'right')), is_wrapped: may(boolean) })(spot);
};

/** UNVERIFIED that Slack refuses rows of unequal length; refused here, since nobody means them. */
const isRectangular: Rule = (spot) => {
  const rows = spot.children();
  const width = Array.isArray(rows[0]?.value) ? rows[0].value.length : 0;
  for (const row of rows) {
    const isSame = Array.isArray(row.value) && row.value.length === width;
    if (!isSame) row.fail('uneven_rows', `must have ${width} cells like the first row`);
  }
};

const header: Rule = (spot) => {
  for (const first of spot.child(0).children()) {
    if (first.record.type === 'rich_text') {
      first.fail('invalid_header', 'a header cell cannot be rich_text');
    }
  }
};

function rows(minimum: number, maximum: number): Rule {
  return (spot) => {
    list(list(cell, 1, at.tableColumns), minimum, maximum)(spot);
    isRectangular(spot);
  };
}

export const table: Rule = shape({
  ...blockId,
  rows: need(rows(1, at.tableRows)),
  column_settings: may(list(setting, 0, at.tableColumns)),
});

export const dataTable: Rule = shape({
  ...blockId,
  rows: need((spot) => {
    rows(2, at.dataTableRows)(spot);
    header(spot);
  }),
  caption: need(string(at.altText, 1)),
  page_size: may(integer(1, at.dataTablePage)),
  row_header_column_index: may(integer(0, at.tableColumns - 1)),
});

/** One table per message, and so many characters in all its cells. */
export function checkTables(blocks: readonly Spot[]): void {
  const tables = blocks.filter((spot) => isTable(spot.record.type));
  for (const extra of tables.slice(at.tablesPerMessage)) {
    extra.fail('only_one_table_allowed', 'only one table is allowed per message');
  }
  for (const spot of tables) {
    const maximum = spot.record.type === 'table' ? at.tableCharacters : at.dataTableCharacters;
    if (characters(spot.record.rows) > maximum) {
      spot.child('rows').fail('too_long', `cells must have less than ${maximum + 1} characters`);
    }
  }
}

function isTable(type: unknown): boolean {
  return type === 'table' || type === 'data_table';
}

/** Code points of every `text` below this value. */
function characters(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + characters(one), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, inner]) =>
      sum + (key === 'text' && typeof inner === 'string' ? [...inner].length : characters(inner)),
    0,
  );
}
