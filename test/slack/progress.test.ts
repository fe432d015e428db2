import { describe, expect, test } from '@jest/globals';
import { type Answer, said } from '../../src/features/answer.ts';
import type { Progress } from '../../src/ports/connect.ts';
import type { ReplyMode } from '../../src/slack/reply.ts';
import { runLine } from '../../src/slack/spine.ts';
import { aLine, allTurns, anAnswer, held, spineWorld, typedReply } from './spine-world.ts';

function withMode(mode: ReplyMode) {
  return aLine({ reply: { ...typedReply, mode } });
}

describe('an answer that takes its time', () => {
  function slow() {
    const answer = held<Answer>();
    let tell: ((progress: Progress) => void) | undefined;
    const world = spineWorld({
      answer: (_text, _caller, onProgress) => {
        tell = onProgress;
        return answer.promise;
      },
    });
    return { ...world, answer, tell: (progress: Progress) => tell?.(progress) };
  }

  test('says how far it has come after three seconds, and not a moment before', async () => {
    const { ports, posts, clock, answer, tell } = slow();

    const running = runLine(ports, aLine());
    tell({ agentsRead: 100, ofAbout: 5_000 });
    clock.advance(2.999);
    await allTurns();
    const early = posts.sent.length;
    tell({ agentsRead: 1_200, ofAbout: 5_000 });
    clock.advance(0.001);
    await allTurns();
    answer.settle(anAnswer('the floor'));
    await running;

    expect(early).toBe(0);
    expect(posts.sent.map(({ text }) => text)).toEqual([
      'Reading from Amazon Connect: 1,200 of about 5,000 agents so far. The answer follows here.',
      'the floor',
    ]);
  });

  test.each([
    ['typed', 'asker', [false, true]],
    ['typed', 'channel', [false, false]],
    ['beside', 'asker', [false, false]],
    ['replace', 'asker', [true, true]],
  ] as const)(
    '%s, for the %s: the progress and the answer replace what stands there: %p',
    async (mode, seenBy, replaced) => {
      const { ports, posts, clock, answer } = slow();

      const running = runLine(ports, withMode(mode));
      clock.advance(3);
      await allTurns();
      answer.settle({ ...said({ text: 'x', blocks: [] }), seenBy });
      await running;

      expect(posts.sent.map((one) => one.replace_original)).toEqual(replaced);
      expect(posts.sent[0]?.response_type).toBe('ephemeral');
    },
  );

  test('says it once', async () => {
    const { ports, posts, clock, answer } = slow();

    const running = runLine(ports, aLine());
    for (const seconds of [3, 3, 60]) {
      clock.advance(seconds);
      await allTurns();
    }
    answer.settle(anAnswer('x'));
    await running;

    expect(posts.sent).toHaveLength(2);
  });

  test('comes after its progress, however long that is under way', async () => {
    const { ports, posts, clock, answer } = slow();
    const progress = held<void>();
    const post: typeof posts.post = async (url, message) => {
      if (message.text?.startsWith('Still')) await progress.promise;
      return posts.post(url, message);
    };

    const running = runLine({ ...ports, post }, aLine());
    clock.advance(3);
    await allTurns();
    answer.settle(anAnswer('the floor'));
    await allTurns();
    progress.settle();
    await running;

    expect(posts.sent.map(({ text }) => text)).toEqual([
      'Still working on it. The answer follows here.',
      'the floor',
    ]);
  });

  test('is given even if its progress could not be shown', async () => {
    const { ports, posts, clock, answer, log } = slow();
    posts.failWith(new TypeError('fetch failed'));

    const running = runLine(ports, aLine());
    clock.advance(3);
    await allTurns();
    answer.settle(anAnswer('the floor'));
    await running;

    expect(posts.sent.at(-1)?.text).toBe('the floor');
    expect(log.messages('info')).toContain('the progress could not be shown');
  });

  test('leaves no wait behind when it comes in time', async () => {
    const { ports, posts, clock } = spineWorld();

    await runLine(ports, aLine());
    clock.advance(10);
    await allTurns();

    expect(posts.sent.map(({ text }) => text)).toEqual(['the floor']);
  });
});
