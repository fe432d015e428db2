import { describe, expect, test } from '@jest/globals';
import type { AgentSelection } from '../../src/domain/contact-centre.ts';
import type { Progress } from '../../src/ports/connect.ts';
import {
  command,
  everybody,
  failureOf,
  idsOf,
  instance,
  maria,
  settle,
  setUp,
  throttled,
} from './readings-rig.ts';

describe('sharing in one process', () => {
  test('fifty callers at once cost one reading and all have it', async () => {
    const { process, held } = setUp();
    const readings = process();

    const answers = Promise.all(
      Array.from({ length: 50 }, () => readings.readAgents(instance, everybody, command)),
    );
    await settle();
    held[0]?.land([maria]);

    expect((await answers).map(idsOf)).toEqual(Array(50).fill(['maria']));
    expect(held).toHaveLength(1);
  });

  test('the same ids in another order, or twice, are the same question', async () => {
    const { process, held } = setUp();
    const readings = process();
    const ask = (ids: readonly string[]) =>
      readings.readAgents(instance, { kind: 'queues', ids }, command);

    const answers = Promise.all([ask(['q1', 'q2']), ask(['q2', 'q1', 'q2'])]);
    await settle();
    held[0]?.land([]);
    await answers;

    expect(held.map(({ selection }) => selection)).toEqual([{ kind: 'queues', ids: ['q1', 'q2'] }]);
  });

  test.each<[string, AgentSelection, AgentSelection]>([
    ['other ids', { kind: 'queues', ids: ['q1'] }, { kind: 'queues', ids: ['q2'] }],
    ['more ids', { kind: 'queues', ids: ['q1'] }, { kind: 'queues', ids: ['q1', 'q2'] }],
    ['another kind', { kind: 'queues', ids: ['x'] }, { kind: 'hierarchy-group', id: 'x' }],
  ])('%s are another question', async (_, one, other) => {
    const { process, held } = setUp();
    const readings = process();

    const answers = [one, other].map((asked) => readings.readAgents(instance, asked, command));
    await settle();
    for (const reading of held) reading.land([]);
    await Promise.all(answers);

    expect(held.map(({ selection }) => selection)).toEqual([one, other]);
  });

  test('another instance is another question', async () => {
    const { process, held } = setUp();
    const readings = process();

    void readings.readAgents('one', everybody, command);
    void readings.readAgents('two', everybody, command);
    await settle();

    expect(held).toHaveLength(2);
  });

  test.each([
    ['a moment', 0, 4.9, 1],
    ['a moment', 0, 5, 2],
    ['1 s', 1, 4.9, 1],
    ['1 s', 1, 5, 2],
    ['25 s', 25, 10, 1],
    ['25 s', 25, 24.9, 1],
    ['25 s', 25, 25, 2],
    ['25 s', 25, 30, 2],
    ['90 s', 90, 59.9, 1],
    ['90 s', 90, 60, 2],
  ])(
    'a reading of %s (%d) is followed, %d s after its end, by the reading number %d',
    async (...row) => {
      const [, took, later, count] = row;
      const { process, held, clock } = setUp();
      const readings = process();
      const first = readings.readAgents(instance, everybody, command);
      await settle();
      const beganAt = clock.now();
      clock.advance(took);
      held[0]?.land([maria]);
      expect((await first).asOf).toEqual(beganAt);

      clock.advance(later);
      void readings.readAgents(instance, everybody, command);
      void process().readAgents(instance, everybody, command);
      await settle();

      expect(held).toHaveLength(count);
    },
  );

  test('nobody is read by asking nothing of anybody', async () => {
    const { process, held } = setUp();

    void process().readAgents(instance, { kind: 'agents', ids: [] }, command);
    await settle();

    // Handed through: the gateway answers this without a call.
    expect(held.map(({ selection }) => selection)).toEqual([{ kind: 'agents', ids: [] }]);
  });

  test('everybody who waits hears how far it is', async () => {
    const { process, held } = setUp();
    const readings = process();
    const told: [string, Progress][] = [];
    const listen = (who: string) => ({
      ...command,
      onProgress: (progress: Progress) => void told.push([who, progress]),
    });

    const first = readings.readAgents(instance, everybody, listen('first'));
    const second = readings.readAgents(instance, everybody, listen('second'));
    await settle();
    held[0]?.tell({ agentsRead: 100, ofAbout: 230 });
    held[0]?.land([maria]);
    await Promise.all([first, second]);

    expect(told).toEqual([
      ['first', { agentsRead: 100, ofAbout: 230 }],
      ['second', { agentsRead: 100, ofAbout: 230 }],
    ]);
  });

  test('a failure is told to all who wait and to nobody after', async () => {
    const { process, held } = setUp();
    const readings = process();
    const first = failureOf(readings.readAgents(instance, everybody, command));
    const second = failureOf(readings.readAgents(instance, everybody, command));
    await settle();
    held[0]?.fail(throttled);

    expect(await Promise.all([first, second])).toEqual([throttled, throttled]);

    const third = readings.readAgents(instance, everybody, command);
    await settle();
    held[1]?.land([maria]);

    expect(idsOf(await third)).toEqual(['maria']);
  });
});

describe('a caller who gives up', () => {
  test('leaves alone, and the others get their reading', async () => {
    const { process, held } = setUp();
    const readings = process();
    const patience = new AbortController();
    const { signal } = patience;

    const left = failureOf(readings.readAgents(instance, everybody, { ...command, signal }));
    const stayed = readings.readAgents(instance, everybody, command);
    await settle();
    patience.abort();

    expect(await left).toMatchObject({ code: 'stopping' });
    expect(held[0]?.options.signal?.aborted).toBe(false);
    held[0]?.land([maria]);
    expect(idsOf(await stayed)).toEqual(['maria']);
  });

  test('ends the reading when it was the last, so that another process need not wait for it', async () => {
    const { process, held } = setUp();
    const readings = process();
    const patience = new AbortController();
    const { signal } = patience;
    const left = failureOf(readings.readAgents(instance, everybody, { ...command, signal }));
    await settle();

    patience.abort(new DOMException('too long', 'TimeoutError'));

    expect(await left).toMatchObject({ code: 'connect_timeout' });
    expect(held[0]?.options.signal?.aborted).toBe(true);
    void process().readAgents(instance, everybody, command);
    void readings.readAgents(instance, everybody, command);
    await settle();
    expect(held).toHaveLength(2);
  });

  test('before asking is told so, and nothing is asked', async () => {
    const { process, held } = setUp();
    const options = { ...command, signal: AbortSignal.abort() };

    const failure = await failureOf(process().readAgents(instance, everybody, options));

    expect(failure).toMatchObject({ code: 'stopping' });
    expect(held).toEqual([]);
  });
});
