import { describe, expect, test } from '@jest/globals';
import { FakeReadingShelf } from '../fakes/reading-shelf.ts';
import { aContact, anAgent } from '../fixtures/floor.ts';
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
  tom,
} from './readings-rig.ts';

describe('sharing between processes', () => {
  test('two at once cost one reading', async () => {
    const { process, held, pass } = setUp();
    const answers = Promise.all(
      [process(), process()].map((one) => one.readAgents(instance, everybody, command)),
    );
    await pass(2);
    held[0]?.land([maria]);
    await pass(1);

    expect((await answers).map(idsOf)).toEqual([['maria'], ['maria']]);
    expect(held).toHaveLength(1);
  });

  test('one who waited takes the reading even when it took longer than it is shared', async () => {
    const { process, held, pass } = setUp();
    const first = process().readAgents(instance, everybody, command);
    await settle();
    const second = process().readAgents(instance, everybody, command);
    await pass(12);
    held[0]?.land([maria]);
    await pass(1);

    expect(await second).toEqual(await first);
    expect(held).toHaveLength(1);
  });

  test('a reading on the shelf is taken while it is young, and made again when it is not', async () => {
    const { process, held, clock } = setUp();
    const first = process().readAgents(instance, everybody, command);
    await settle();
    held[0]?.land([maria]);
    await first;

    clock.advance(4.9);
    const second = await process().readAgents(instance, everybody, command);
    clock.advance(0.1);
    void process().readAgents(instance, everybody, command);
    await settle();

    expect(idsOf(second)).toEqual(['maria']);
    expect(held).toHaveLength(2);
  });

  test('an old reading on the shelf is not taken for the one that is waited for', async () => {
    const { process, held, clock, pass } = setUp();
    const old = process().readAgents(instance, everybody, command);
    await settle();
    held[0]?.land([maria]);
    await old;
    clock.advance(60);

    const answers = Promise.all(
      [process(), process()].map((one) => one.readAgents(instance, everybody, command)),
    );
    await pass(1);
    held[1]?.land([tom]);
    await pass(1);

    expect((await answers).map(idsOf)).toEqual([['tom'], ['tom']]);
  });

  test('who waits for a process that died reads itself after thirty seconds', async () => {
    const { process, held, pass } = setUp();
    const neverAgain = process().readAgents(instance, everybody, command);
    await settle();
    const waiting = process().readAgents(instance, everybody, command);

    await pass(29);
    expect(held).toHaveLength(1);
    await pass(2);
    held[1]?.land([maria]);

    expect(held).toHaveLength(2);
    expect(idsOf(await waiting)).toEqual(['maria']);
    held[0]?.land([]);
    await neverAgain;
  });

  test('a long reading that shows signs of life is waited for', async () => {
    const { process, held, pass } = setUp();
    const first = process().readAgents(instance, everybody, command);
    await settle();
    const second = process().readAgents(instance, everybody, command);
    for (let page = 1; page <= 5; page += 1) {
      await pass(10);
      held[0]?.tell({ agentsRead: page * 100, ofAbout: 500 });
    }
    held[0]?.land([maria]);
    await pass(1);

    expect(await second).toEqual(await first);
    expect(held).toHaveLength(1);
  });

  test('who waits for a process whose reading failed reads itself at once', async () => {
    const { process, held, pass } = setUp();
    const failed = failureOf(process().readAgents(instance, everybody, command));
    await settle();
    const waiting = process().readAgents(instance, everybody, command);
    await settle();
    held[0]?.fail(throttled);
    await pass(0.4);
    held[1]?.land([maria]);

    expect(await failed).toBe(throttled);
    expect(idsOf(await waiting)).toEqual(['maria']);
  });
});

describe('a race between processes', () => {
  test('that another one has just won ends with its reading', async () => {
    class PutJustBeforeTheClaim extends FakeReadingShelf {
      override async claim(...[tenant, key, claim]: Parameters<FakeReadingShelf['claim']>) {
        const reading = { asOf: claim.now, agents: [tom], isTruncated: false };
        await this.put(tenant, key, { token: 'the other', reading });
        return super.claim(tenant, key, claim);
      }
    }
    const { process, held } = setUp({}, new PutJustBeforeTheClaim());

    const reading = await process().readAgents(instance, everybody, command);

    expect(idsOf(reading)).toEqual(['tom']);
    expect(held).toEqual([]);
  });

  test('that others go on winning without a reading ends after a minute', async () => {
    class AlwaysClaimed extends FakeReadingShelf {
      override async claim() {
        return false;
      }
    }
    const { process, held, pass } = setUp({}, new AlwaysClaimed());

    const waiting = process().readAgents(instance, everybody, command);
    await pass(59);
    expect(held).toEqual([]);
    await pass(2);
    held[0]?.land([maria]);

    expect(idsOf(await waiting)).toEqual(['maria']);
  });
});

describe('while Redis is away', () => {
  test('a process shares within itself, knows nothing of holds, and says so once', async () => {
    const { process, held, setAway, log, clock } = setUp();
    setAway(true);
    const readings = process();

    const answers = Promise.all(
      [1, 2].map(() => readings.readAgents(instance, everybody, command)),
    );
    await settle();
    held[0]?.land([anAgent({ contacts: [aContact({ state: 'CONNECTED_ONHOLD' })] })]);
    const [reading] = await answers;
    clock.advance(4);
    await readings.readAgents(instance, everybody, command);

    expect(held).toHaveLength(1);
    expect(reading?.agents[0]?.contacts[0]?.onHoldSince).toBeUndefined();
    expect(log.messages('warn')).toHaveLength(1);
  });

  test('a second outage is said again', async () => {
    const { process, held, setAway, log, clock } = setUp();
    const readings = process();
    for (const [index, isAway] of [true, false, true].entries()) {
      setAway(isAway);
      clock.advance(10);
      const reading = readings.readAgents(instance, everybody, command);
      await settle();
      held[index]?.land([maria]);
      await reading;
    }

    expect(log.messages('warn')).toHaveLength(2);
  });

  test('who was waiting for another process reads itself', async () => {
    const { process, held, setAway, pass } = setUp();
    void process().readAgents(instance, everybody, command);
    await settle();
    const waiting = process().readAgents(instance, everybody, command);
    await pass(1);
    setAway(true);
    await pass(0.4);
    held[1]?.land([maria]);

    expect(idsOf(await waiting)).toEqual(['maria']);
  });

  test('a failure of Connect is told as such', async () => {
    const { process, held, setAway } = setUp();
    setAway(true);
    const failure = failureOf(process().readAgents(instance, everybody, command));
    await settle();
    held[0]?.fail(throttled);

    expect(await failure).toBe(throttled);
  });
});
