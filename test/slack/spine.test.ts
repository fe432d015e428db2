import { describe, expect, test } from '@jest/globals';
import { noteModal } from '../../src/blocks/form.ts';
import { section } from '../../src/blocks/primitives.ts';
import { BotError } from '../../src/domain/errors.ts';
import { type Answer, said } from '../../src/features/answer.ts';
import { AnswerRefused } from '../../src/slack/post-answer.ts';
import type { ReplyMode } from '../../src/slack/reply.ts';
import { runLine } from '../../src/slack/spine.ts';
import {
  aLine,
  allTurns,
  type FakePosts,
  held,
  respondTo,
  spineWorld,
  typedReply,
} from './spine-world.ts';

const plainBlocks = [section('in plain')];
const withPlain = said({ text: 'x', blocks: [section('a table')], plainBlocks });
const refused = new AnswerRefused(400, 'invalid_blocks');

function blocksOf({ sent }: FakePosts) {
  return sent.map((one) => ('blocks' in one ? one.blocks : undefined));
}

function withMode(mode: ReplyMode) {
  return aLine({ reply: { ...typedReply, mode } });
}

describe('an answer', () => {
  test('goes to the asker alone, beside what is there', async () => {
    const { ports, posts } = spineWorld();

    await runLine(ports, aLine());

    expect(posts.sent).toEqual([
      {
        response_type: 'ephemeral',
        replace_original: false,
        text: 'the floor',
        blocks: [section('the floor')],
        unfurl_links: false,
        unfurl_media: false,
      },
    ]);
  });

  test('goes to the channel when it is for all', async () => {
    const answer: Answer = { ...said({ text: 'x', blocks: [] }), seenBy: 'channel' };
    const { ports, posts } = spineWorld({ answer: async () => answer });

    await runLine(ports, aLine());

    expect(posts.sent[0]?.response_type).toBe('in_channel');
  });

  test.each([
    ['typed', false],
    ['beside', false],
    ['replace', true],
  ] as const)('%s takes the place of the message it came from: %p', async (mode, isReplaced) => {
    const { ports, posts } = spineWorld();

    await runLine(ports, withMode(mode));

    expect(posts.sent.map((one) => one.replace_original)).toEqual([isReplaced]);
  });

  test.each([
    ['foreseen', new BotError('connect_timeout', 'x'), /too long.*reference aaaaaa/, 'warn'],
    ['a bug', new TypeError('secret detail'), /Something went wrong.*reference aaaaaa/, 'error'],
  ] as const)('says what failed: %s', async (_, error, sentence, level) => {
    const { ports, posts, log } = spineWorld({
      answer: async () => {
        throw error;
      },
    });

    await runLine(ports, aLine());

    expect(posts.sent[0]?.text).toMatch(sentence);
    expect(JSON.stringify(posts.sent)).not.toContain('secret detail');
    expect(log.messages(level)).toEqual(['could not answer']);
  });

  test('to a command that is no more says what there is', async () => {
    const { ports, posts } = spineWorld();

    await runLine(ports, aLine({ command: 'wall<board>' }));

    expect(posts.sent[0]?.text).toBe('I do not know wall&lt;board&gt;. I know agents.');
  });

  test('that is a form without having been announced as one asks to press again', async () => {
    const modal = noteModal('x', { text: 'x', blocks: [] });
    const { ports, posts } = spineWorld({ answer: async () => ({ kind: 'form', modal }) });

    await runLine(ports, aLine());

    expect(posts.sent[0]?.text).toMatch(/Press the button again/);
  });
});

describe('an answer that Slack does not take', () => {
  test('is tried once more when it got lost', async () => {
    const { ports, posts, log } = spineWorld();
    posts.failWith(new TypeError('fetch failed'));

    await runLine(ports, aLine());

    expect(posts.sent).toHaveLength(2);
    expect(log.messages('warn')).toEqual([]);
  });

  test.each([
    ['a URL that is over', new AnswerRefused(404, 'expired_url')],
    ['too many answers', new AnswerRefused(429, undefined)],
    ['a refusal', refused],
  ])('is not tried again after %s, and the log says so', async (_, error) => {
    const { ports, posts, log } = spineWorld();
    posts.failWith(error);

    await runLine(ports, aLine());

    expect(posts.sent).toHaveLength(1);
    expect(log.messages('warn')).toEqual(['done, but the answer could not be shown']);
  });

  test('that is a failure leaves the list that was pressed where it is', async () => {
    const { ports, posts } = spineWorld({
      answer: async () => {
        throw new BotError('connect_throttled', 'too many');
      },
    });

    await runLine(ports, withMode('replace'));

    expect(posts.sent.map((one) => one.replace_original)).toEqual([false]);
  });

  test('is told to a whole channel once or not at all', async () => {
    const answer: Answer = { ...withPlain, seenBy: 'channel' };
    const { ports, posts } = spineWorld({ answer: async () => answer });
    posts.failWith(new TypeError('fetch failed'));

    await runLine(ports, aLine());

    expect(posts.sent).toHaveLength(1);
  });

  test.each([
    ['status 400', refused],
    ['an answer that is not ok', new AnswerRefused(200, 'invalid_blocks')],
  ])('is given in plain blocks after %s', async (_, error) => {
    const { ports, posts, log } = spineWorld({ answer: async () => withPlain });
    posts.failWith(error);

    await runLine(ports, withMode('replace'));

    expect(blocksOf(posts)).toEqual([[section('a table')], plainBlocks]);
    expect(posts.sent.map((one) => one.replace_original)).toEqual([true, true]);
    expect(log.messages('warn')).toEqual([]);
  });

  test.each([
    ['a URL that is over', [new AnswerRefused(404, 'expired_url')]],
    ['too many answers', [new AnswerRefused(429, undefined)]],
    ['two lost answers', [new TypeError('x'), new TypeError('x')]],
  ])('is not given in plain blocks after %s', async (_, failures) => {
    const { ports, posts } = spineWorld({ answer: async () => withPlain });
    posts.failWith(...failures);

    await runLine(ports, aLine());

    expect(blocksOf(posts)).not.toContainEqual(plainBlocks);
  });

  test('never takes more than the five uses of a response URL', async () => {
    const answer = held<Answer>();
    const { ports, posts, clock } = spineWorld({ answer: () => answer.promise });
    const lost = new TypeError('fetch failed');
    posts.failWith(lost, lost, refused, lost, lost);

    const running = runLine(ports, aLine());
    clock.advance(3);
    await allTurns();
    answer.settle(withPlain);
    await running;

    expect(posts.sent).toHaveLength(5);
  });
});

test('nothing that is logged holds the address an answer goes to', async () => {
  const { ports, posts, log } = spineWorld();
  posts.failWith(refused);

  await runLine(ports, aLine());

  expect(log.lines.length).toBeGreaterThan(1);
  expect(JSON.stringify(log.lines)).not.toContain(respondTo);
});
