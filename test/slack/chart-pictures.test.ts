import { describe, expect, test } from '@jest/globals';
import type { Chart } from '../../src/blocks/chart.ts';
import { chartBlock } from '../../src/blocks/chart-block.ts';
import { section } from '../../src/blocks/primitives.ts';
import { BotError } from '../../src/domain/errors.ts';
import { type Answer, said } from '../../src/features/answer.ts';
import { AnswerRefused } from '../../src/slack/post-answer.ts';
import { runLine } from '../../src/slack/spine.ts';
import { aLine, allTurns, spineWorld } from './spine-world.ts';

const chart: Chart = {
  title: 'Wait in <!channel>',
  kind: 'line',
  categories: ['14:05', '14:10'],
  series: [{ name: 'voice', values: [1, 2] }],
  categoryAxis: 'time in UTC',
  valueAxis: 'minutes',
};
const { block, plain } = chartBlock(chart);
const drawn = said({ text: 'x', blocks: [block], plainBlocks: plain, charts: [chart] });
const refused = new AnswerRefused(400, 'invalid_blocks');
const note = 'picture in your direct message';

/** Runs a line whose answer Slack refuses as it is. */
async function run(answer: Answer, prepare?: (world: ReturnType<typeof spineWorld>) => void) {
  const world = spineWorld({ answer: async () => answer });
  world.posts.failWith(refused);
  prepare?.(world);
  await runLine(world.ports, aLine());
  return { ...world, last: JSON.stringify(world.posts.sent.at(-1)) };
}

describe('charts that Slack refuses', () => {
  test('go to the asker as a picture, and the answer in plain says so', async () => {
    const { posts, painter, privateMessages, last } = await run(drawn);

    expect(posts.sent).toHaveLength(2);
    expect(painter.painted).toEqual([[chart]]);
    expect(privateMessages.sent).toMatchObject([
      {
        workspace: 'T1',
        userId: 'U1',
        file: {
          name: 'charts-20260601T100000Z.png',
          type: 'image/png',
          altText: 'Wait in <!channel>',
        },
      },
    ]);
    expect(privateMessages.sent[0]?.file.comment).toContain('Wait in &lt;!channel&gt;');
    expect(last).toContain(note);
    expect(last).toContain('1 at 14:05');
  });

  test.each<[string, (world: ReturnType<typeof spineWorld>) => void, string | undefined]>([
    [
      'the bot may not send files',
      ({ privateMessages }) => {
        privateMessages.failure = new BotError('slack_denied', 'missing_scope');
      },
      undefined,
    ],
    [
      'the machine cannot paint',
      ({ painter }) => {
        painter.isUnable = true;
      },
      undefined,
    ],
    [
      'the painter has a bug',
      ({ painter }) => {
        painter.failure = new TypeError('no such scale');
      },
      'the charts could not be painted',
    ],
  ])('stay in lines where %s, and nothing is promised', async (_why, prepare, bug) => {
    const { posts, last, log } = await run(drawn, prepare);

    expect(posts.sent).toHaveLength(2);
    expect(last).toContain('1 at 14:05');
    expect(last).not.toContain(note);
    expect(log.messages('error')).toEqual(bug === undefined ? [] : [bug]);
  });

  test('are not waited for longer than ten seconds', async () => {
    const world = spineWorld({ answer: async () => drawn });
    world.posts.failWith(refused);
    world.ports.privateMessages.sendFile = () => new Promise(() => undefined);

    const run = runLine(world.ports, aLine());
    await allTurns();
    world.clock.advance(10);
    await run;

    expect(world.posts.sent).toHaveLength(2);
    expect(JSON.stringify(world.posts.sent[1])).not.toContain(note);
  });

  test('are read in lines by a channel: no picture of it goes to anybody', async () => {
    const { posts, privateMessages, last } = await run({ ...drawn, seenBy: 'channel' });

    expect(posts.sent).toHaveLength(2);
    expect(privateMessages.sent).toEqual([]);
    expect(last).not.toContain(note);
  });

  test('cost nothing where Slack draws them', async () => {
    const { ports, painter } = spineWorld({ answer: async () => drawn });

    await runLine(ports, aLine());

    expect(painter.painted).toEqual([]);
  });

  test('of a full message leave no room to say where they are, so no picture is sent', async () => {
    const blocks = Array.from({ length: 50 }, () => section('x'));
    const { privateMessages } = await run(
      said({ text: 'x', blocks: [block], plainBlocks: blocks, charts: [chart] }),
    );

    expect(privateMessages.sent).toEqual([]);
  });
});
