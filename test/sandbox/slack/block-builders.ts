/** Small blocks for the validator's tables. */
export const plain = (text: string) => ({ type: 'plain_text', text });
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
export const long = (length: number) => 'x'.repeat(length);
export const many = <T>(count: number, one: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => one(index));
export const section = (text = 'x', more: object = {}) => ({
  type: 'section',
  text: mrkdwn(text),
  ...more,
});
export const button = (more: object = {}) => ({
  type: 'button',
  action_id: 'a',
  text: plain('Go'),
  ...more,
});
export const actions = (...elements: object[]) => ({ type: 'actions', block_id: 'row', elements });
export const option = (value: string) => ({ text: plain(value), value });
export const select = (more: object = {}) => ({
  type: 'static_select',
  action_id: 's',
  options: [option('one')],
  ...more,
});
export const cell = (text: string) => ({ type: 'raw_text', text });
export const table = (rows: number, columns: number, text = 'x') => ({
  type: 'table',
  rows: many(rows, () => many(columns, () => cell(text))),
});
export const dataTable = (more: object = {}) => ({
  type: 'data_table',
  caption: 'Agents',
  rows: [[cell('Name')], [cell('Maria')]],
  ...more,
});
export const chart = (more: object = {}) => ({
  type: 'data_visualization',
  title: 'Waits',
  chart: { type: 'pie', segments: [{ label: 'Billing', value: 3 }] },
  ...more,
});
export const bars = (labels: string[]) => ({
  type: 'bar',
  series: [{ name: 'Waiting', data: labels.map((label) => ({ label, value: 1 })) }],
  axis_config: { categories: ['9:00', '10:00'] },
});
