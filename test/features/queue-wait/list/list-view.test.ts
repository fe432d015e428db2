import { describe, expect, test } from '@jest/globals';
import { validateMessage } from '../../../../sandbox/slack/validate.ts';
import type { Message } from '../../../../src/blocks/message.ts';
import type { QueueChannelReading } from '../../../../src/domain/contact-centre.ts';
import type { FloorFilter } from '../../../../src/domain/floor-filter.ts';
import { queuesReport } from '../../../../src/features/queue-wait/list/list-queues.ts';
import { queuesView } from '../../../../src/features/queue-wait/list/view.ts';
import { anAsker } from '../../../fixtures/asker.ts';
import { ids, someNames } from '../../../fixtures/floor.ts';
import {
  aRow,
  askedRead,
  aTrend,
  closed,
  quiet,
  type Read,
  unknownHours,
  viewed,
} from '../../../fixtures/queue-read.ts';

function shown(rows: readonly QueueChannelReading[], how: Read = {}) {
  const message = queuesView(queuesReport(askedRead(rows, how)), anAsker());
  return { message, texts: textsOf(message), headline: message.text };
}

/** What each block says, one text a block. */
function textsOf({ blocks }: Message): readonly string[] {
  return blocks.map((block) => {
    if (block.type === 'section') return block.text?.text ?? '';
    if (block.type === 'context') {
      return block.elements.map((one) => ('text' in one ? one.text : '')).join('');
    }
    return block.type;
  });
}

const short = { estimatedWaitSeconds: 40, oldestContactSeconds: 12 };
const unstaffed = { ...quiet, agentsStaffed: 0 };

describe('a closed queue', () => {
  test('without anybody waiting stands in a line of its own, with when it opens', () => {
    const { texts } = shown([aRow(), aRow({ queueId: ids.sales, ...unstaffed })], {
      openings: { [ids.sales]: closed() },
    });

    expect(texts).toContainEqual(
      expect.stringMatching(/^Closed, nobody waiting: Sales \(opens <!date\^\d+\^.*\)\.$/),
    );
    expect(texts.join('\n')).not.toContain('nobody staffed');
  });

  test('is named once, whatever its channels, and the one that opens first comes first', () => {
    const later = { ...closed(), opensAt: new Date('2026-12-24T08:00:00Z') };
    const { texts } = shown(
      [
        aRow({ ...unstaffed }),
        aRow({ queueId: ids.sales, ...unstaffed }),
        aRow({ queueId: ids.sales, channel: 'CHAT', ...unstaffed }),
      ],
      { openings: { [ids.billing]: later, [ids.sales]: closed('Feast') } },
    );

    expect(texts.find((text) => text.startsWith('Closed'))).toMatch(
      /^Closed, nobody waiting: Sales \(Feast, opens [^)]*\) and Billing \(opens [^)]*\)\.$/,
    );
  });

  test('in which somebody still waits stands after those that are open, and is no bad one', () => {
    const row = aRow({ contactsInQueue: 9, agentsStaffed: 0, estimatedWaitSeconds: undefined });
    const { headline, texts } = shown([aRow({ queueId: ids.sales, ...short }), row], {
      openings: { [ids.billing]: closed() },
    });

    expect(headline).toMatch(/Worst: \*Sales\* \(voice\): estimated wait 40 s$/);
    expect(texts[2]).toMatch(
      /^\*Billing\* · voice · closed \(opens .*\), 9 still waiting, nobody staffed\n9 in queue/,
    );
    expect(texts.join('\n')).not.toMatch(/Closed, nobody waiting|callbacks/);
  });

  test('in which somebody still waits comes first where no other has anybody waiting', () => {
    const row = aRow({ contactsInQueue: 9, agentsStaffed: 2, estimatedWaitSeconds: 900 });
    const how = { openings: { [ids.billing]: closed() } };
    const all = shown([row, aRow({ queueId: ids.sales, ...quiet })], how);
    const two = { queueIds: [ids.billing, ids.sales] };
    const part = shown([row], { ...how, view: viewed('asked', two) });

    expect(all.headline).toMatch(
      /· Nobody is waiting in any open queue\. \*Billing\* \(voice\): closed \(opens .*\), 9 still waiting, estimated wait about 15 min \(15 min 0 s\)$/,
    );
    expect(all.texts.join('\n')).not.toMatch(/over its limit|callbacks/);
    expect(part.headline).toContain('Nobody is waiting in those of these queues that are open.');
  });

  test('in a channel in which it is busy is not closed in another', () => {
    const rows = [aRow(), aRow({ channel: 'CHAT', ...unstaffed })];
    const { texts } = shown(rows, { openings: { [ids.billing]: closed() } });

    expect(texts.join('\n')).toContain('6 still waiting');
    expect(texts.join('\n')).not.toContain('Closed, nobody waiting');
  });

  test('is one of ten that are named, and the others are counted', () => {
    const asked = [ids.billing, ...Array.from({ length: 12 }, (_, index) => `night-${index}`)];
    const openings = Object.fromEntries(asked.slice(1).map((id) => [id, closed()]));
    const { texts } = shown([aRow()], { asked, openings });

    const line = texts.find((text) => text.startsWith('Closed, nobody waiting')) ?? '';
    expect(line.match(/\(opens /g)).toHaveLength(10);
    expect(line).toMatch(/ and 2 more\.$/);
  });

  test('without figures is not one that is missing', () => {
    const { texts } = shown([aRow()], {
      asked: [ids.billing, ids.sales],
      openings: { [ids.sales]: closed() },
    });

    expect(texts.join('\n')).toContain('Closed, nobody waiting: Sales (opens');
    expect(texts.join('\n')).not.toContain('No figures');
  });

  test('that is the one that was asked for says so itself', () => {
    const { texts } = shown([aRow(unstaffed)], {
      view: viewed('asked', { queueIds: [ids.billing] }),
      openings: { [ids.billing]: closed() },
    });

    expect(texts[0]).toMatch(/^\*Billing\* · voice · closed \(opens .*\), nobody waiting\n/);
  });
});

describe('hours that are not known', () => {
  test.each([
    ['not-yet', 'Opening hours of 1 queue are not known yet: ask again in a minute.'],
    [
      'denied',
      'No queue is marked closed: the IAM policy does not let Floorwalker read opening hours.',
    ],
    ['unread', 'Opening hours of 1 queue could not be read, so nothing is marked closed there.'],
    ['unclear', 'Opening hours of 1 queue are not understood, so nothing is marked closed there.'],
  ] as const)('%s are a note, and nothing else changes', (why, note) => {
    const known = shown([aRow(), aRow({ queueId: ids.sales, ...unstaffed })]);
    const unknown = shown([aRow(), aRow({ queueId: ids.sales, ...unstaffed })], {
      openings: { [ids.sales]: unknownHours(why) },
    });

    expect(unknown.texts.map((text) => text.replace(`${note} `, ''))).toEqual(known.texts);
    expect(unknown.texts.join('\n')).toContain(note);
  });

  test('because a queue names none are not mentioned', () => {
    const { texts } = shown([aRow()], { openings: { [ids.billing]: unknownHours('no-hours') } });

    expect(texts.join('\n')).not.toMatch(/hours/i);
  });
});

describe('queues without figures in the channels that were picked', () => {
  const asked = [ids.billing, ids.sales, ids.techSupport];
  const inVoice = (part: Partial<FloorFilter>) =>
    shown([aRow()], { asked, view: viewed('asked', { channels: ['VOICE'], ...part }) });

  test('are none to mention among all', () => {
    expect(inVoice({}).texts.join('\n')).not.toMatch(/No figures|deleted|Sales/);
  });

  test('may not take them, where they were named', () => {
    const named = inVoice({ queueIds: asked }).texts.join('\n');

    expect(named).toContain(
      'No figures in voice for Sales and Tech Support: they may not take it.',
    );
    expect(named).not.toContain('deleted');
  });

  test('are all there is', () => {
    const { headline } = shown([], {
      asked,
      view: viewed('asked', { channels: ['VOICE', 'CHAT'] }),
    });

    expect(headline).toContain('Amazon Connect gave no figures in voice or chat for these queues.');
  });
});

test('more queues by name than stand side by side are told so', () => {
  const note = 'Up to 25 queues by name stand side by side';
  const many = (count: number) => {
    const queueIds = Array.from({ length: count }, (_, index) => `queue-${index}`);
    const rows = queueIds.map((queueId) => aRow({ queueId }));
    return shown(rows, { view: viewed('asked', { queueIds }) }).texts.join('\n');
  };

  expect(many(26)).toContain(note);
  expect(many(25)).not.toContain(note);
});

test('a list can be shared, and one that is shared already cannot', () => {
  const values = (how: Read) => JSON.stringify(shown([aRow()], how).message.blocks);

  expect(values({})).toContain('"value":"all share"');
  expect(values({ view: viewed('saved', {}) })).toContain('"value":"share"');
  expect(values({ share: true })).not.toContain('"Share"');
});

test('an oldest contact whose age is not known is no nought in the table', () => {
  const rows = Array.from({ length: 12 }, (_, index) =>
    aRow({
      queueId: `queue-${index}`,
      estimatedWaitSeconds: 900 - index,
      ...(index === 11 && { oldestContactSeconds: undefined }),
    }),
  );
  const table = shown(rows).message.blocks.find((block) => block.type === 'data_table');

  expect(table?.rows.map((row) => row[3])).toEqual([
    expect.objectContaining({ text: 'Oldest, s' }),
    expect.objectContaining({ text: '180' }),
    expect.objectContaining({ text: 'unknown' }),
  ]);
});

describe('notes of queues without figures', () => {
  test('name ten and count the others', () => {
    const asked = [ids.billing, ...Array.from({ length: 12 }, (_, index) => `gone-${index}`)];
    const text = shown([aRow()], { asked }).texts.join('\n');

    expect(text).toMatch(/No figures from Amazon Connect for (?:[^,]+, ){9}[^,]+ and 2 more: they/);
  });
});

describe('a thousand queues', () => {
  const channels = ['VOICE', 'CHAT', 'TASK'];
  const queueId = (index: number) => `queue-${String(index).padStart(4, '0')}`;
  const names = someNames({
    queues: new Map(Array.from({ length: 1000 }, (_, i) => [queueId(i), `Line ${i}`])),
  });
  const rows = Array.from({ length: 3000 }, (_, index) =>
    aRow({
      queueId: queueId(Math.floor(index / 3)),
      channel: channels[index % 3] ?? '',
      ...(index % 4 === 0 ? { estimatedWaitSeconds: index } : quiet),
    }),
  );
  const { message, texts, headline } = shown(rows, { names });

  test('have the worst first, ten of them with a way to the queue', () => {
    expect(headline).toMatch(
      /^\*All queues\* · Worst: \*Line 998\* \(task\): estimated wait about/,
    );
    expect(texts.filter((text) => text.includes(' in queue · '))).toHaveLength(10);
    expect(JSON.stringify(message.blocks)).toContain('"value":"queue:queue-0998"');
  });

  test('have the next hundred in a table, and the others counted', () => {
    const table = message.blocks.find(({ type }) => type === 'data_table');

    expect(table).toMatchObject({ caption: expect.stringContaining('740 more queues') });
    expect(JSON.stringify(table)).toContain('Line 984');
    expect(texts.join('\n')).toContain('640 more rows not shown: name a queue.');
  });

  test('have the quiet ones in one line', () => {
    expect(texts.find((text) => text.startsWith('Nobody waiting'))).toMatch(/ and 2230 more\.$/);
  });

  test('are a message that Slack takes, with its table or without', () => {
    for (const blocks of [message.blocks, message.plainBlocks ?? []]) {
      expect(validateMessage({ text: message.text, blocks: [...blocks] })).toEqual([]);
    }
  });
});

test('where nobody is staffed it is not said that an estimate is missing', () => {
  const rows = [aRow({ agentsStaffed: 0, estimatedWaitSeconds: undefined })];

  expect(shown(rows).texts.join('\n')).not.toContain('No estimate:');
});

describe('an instance without estimates', () => {
  const rows = [ids.billing, ids.sales].map((queueId) =>
    aRow({ queueId, estimatedWaitSeconds: undefined }),
  );

  test('says so once and falls back to the oldest contact', () => {
    const { message, texts } = shown(rows, { estimate: 'refused' });

    expect(texts[1]).toMatch(
      /^\*Billing\* · voice · oldest contact waits about 3 min \(3 min 0 s\)\n/,
    );
    expect(JSON.stringify(message.blocks).match(/estimate/g)).toHaveLength(1);
  });

  test('that only leaves them out is told from one that is unsure, as far as that goes', () => {
    const nowhere = shown(rows).texts.join('\n');
    const some = shown([...rows, aRow({ queueId: ids.techSupport })]).texts.join('\n');

    expect(nowhere).toContain('cannot predict the wait with confidence now, or this instance');
    expect(some).toContain('cannot predict the wait with confidence now. How long');
  });
});

describe('several bad queues are counted in the first line', () => {
  const over = (queueId: string) => aRow({ queueId, estimatedWaitSeconds: 412 });
  const alone = (queueId: string) =>
    aRow({ queueId, agentsStaffed: 0, estimatedWaitSeconds: undefined });
  const { billing, sales, techSupport } = ids;

  test.each<[string, readonly QueueChannelReading[]]>([
    ['2 over their limit', [over(billing), over(sales)]],
    ['1 over its limit, 1 with nobody staffed', [over(billing), alone(sales)]],
    ['2 with nobody staffed', [alone(billing), alone(sales)]],
    ['2 over their limit, 1 with nobody staffed', [over(billing), over(sales), alone(techSupport)]],
  ])('%s', (words, rows) => {
    expect(shown(rows).headline).toMatch(new RegExp(` · ${words}$`));
  });

  test('but not a single one, nor those that are closed', () => {
    const openings = { [sales]: closed(), [techSupport]: closed() };
    const { headline } = shown([over(billing), over(sales), alone(techSupport)], { openings });

    expect(headline).toMatch(/\*Billing\* \(voice\): estimated wait about 7 min \(6 min 52 s\)$/);
  });
});

test('waits that are not known and do not fit the table are counted with what does not', () => {
  const rows = Array.from({ length: 120 }, (_, index) =>
    aRow({
      queueId: `queue-${index}`,
      ...(index < 112
        ? { estimatedWaitSeconds: 90 }
        : { estimatedWaitSeconds: undefined, oldestContactSeconds: undefined }),
    }),
  );

  expect(shown(rows).texts.join('\n')).toContain(
    '10 more rows not shown: name a queue. In 8 of them it is not known how long contacts wait.',
  );
});

describe('where a wait is going', () => {
  test.each([
    ['rising', '↗ rising'],
    ['falling', '↘ falling'],
    ['steady', '→ steady'],
  ] as const)('stands with its line, in a word too: %s', (direction, words) => {
    const report = queuesReport(askedRead([aRow(), aRow({ queueId: ids.sales })]));
    const trends = new Map(report.busy.slice(0, 1).map((line) => [line, aTrend(direction)]));
    const [, first, second] = textsOf(queuesView({ ...report, trends }, anAsker()));

    expect(first).toMatch(new RegExp(`^\\*Billing\\*.*\\(4 min 12 s\\) · ${words}\\n6 in queue`));
    expect(second).not.toMatch(/rising|falling|steady|↗|↘|→/);
  });
});
