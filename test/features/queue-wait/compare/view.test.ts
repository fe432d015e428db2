import { describe, expect, test } from '@jest/globals';
import type { QueueChannelReading } from '../../../../src/domain/contact-centre.ts';
import { compareReport } from '../../../../src/features/queue-wait/compare/compare-queues.ts';
import { compareView } from '../../../../src/features/queue-wait/compare/view.ts';
import { anAsker } from '../../../fixtures/asker.ts';
import { ids } from '../../../fixtures/floor.ts';
import { aRow, askedRead, closed, quiet, type Read, viewed } from '../../../fixtures/queue-read.ts';

const queueIds = [ids.billing, ids.sales, ids.techSupport];

function shown(rows: readonly QueueChannelReading[], how: Read = {}) {
  const view = viewed('asked', { queueIds });
  const report = compareReport(askedRead(rows, { view, asked: queueIds, ...how }));
  return compareView(report, anAsker());
}

/** The cells of the table as they are read. */
function cells(rows: readonly QueueChannelReading[], how: Read = {}) {
  const table = shown(rows, how).blocks.find((block) => block.type === 'data_table');
  return table?.rows.map((row) =>
    row.map((cell) => ('text' in cell ? cell.text : 'value' in cell ? cell.value : cell.type)),
  );
}

test('the whole answer: which is soonest, what is closed, what to do, and the figures', () => {
  const message = shown(
    [
      aRow({ estimatedWaitSeconds: 412 }),
      aRow({ queueId: ids.sales, estimatedWaitSeconds: 40, oldestContactSeconds: 12 }),
    ],
    { openings: { [ids.techSupport]: closed('Feast') } },
  );
  const words = message.blocks.map((block) => {
    if (block.type === 'section') return block.text?.text;
    if (block.type === 'context') return block.elements.map((one) => 'text' in one && one.text);
    if (block.type !== 'actions') return block.type;
    return block.elements.map((one) => one.type === 'button' && [one.text.text, one.value]);
  });

  const answer =
    '*Voice*: *Sales* soonest, 40 s; next is *Billing*, about 7 min (6 min 52 s): 6 min 12 s longer. *Fairly sure*: that is more than an estimate may be wrong by (about 2 min).';
  const line = `queue:${queueIds.join(',')}`;
  expect(message.text).toBe(answer);
  expect(words).toEqual([
    answer,
    expect.stringMatching(/^\*Tech Support\* is closed \(Feast, opens [^)]*\), nobody waiting\.$/),
    'data_table',
    '*Billing* is over its limit of 5 min: consider offering callbacks, or *Sales*, the least congested queue that takes voice (about 40 s).',
    ['Taken 4 s ago.'],
    [
      ['Refresh', line],
      ['Everything', 'all'],
      ['Waiting contacts', `contacts ${line}`],
      ['Agents', line],
      ['Share', `${line} share`],
      ['Save view', `save ${line}`],
    ],
  ]);
});

describe('side by side', () => {
  const titles = ['Queue', 'Wait', 'In queue', 'Available', 'Staffed', 'On contact', 'Oldest, s'];

  test('each queue and channel has its exact figures, in the order in which they were asked for', () => {
    const rows = [
      aRow({ queueId: ids.sales, ...quiet, agentsAvailable: 2 }),
      aRow({ estimatedWaitSeconds: 412 }),
    ];

    expect(cells(rows)).toEqual([
      titles,
      ['Billing, voice', 'about 7 min (6 min 52 s)', '6', '0', '9', '8', '180'],
      ['Sales, voice', 'nobody waiting', '0', '2', '9', '8', '0'],
    ]);
  });

  test('what is not known is no nought', () => {
    expect(cells([{ ...aRow(), oldestContactSeconds: undefined }])?.[1]?.at(-1)).toBe('unknown');
  });
});

test('a shared answer can neither be shared again nor saved', () => {
  const buttons = JSON.stringify(shown([aRow()], { share: true }).blocks);

  expect(buttons).not.toMatch(/"Share"|Save view/);
});
