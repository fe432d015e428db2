import { describe, expect, test } from '@jest/globals';
import type { AgentSelection } from '../../src/domain/contact-centre.ts';
import { BotError } from '../../src/domain/errors.ts';
import type { Progress } from '../../src/ports.ts';
import { FakeReadingShelf } from '../fakes/reading-shelf.ts';
import { aContact, anAgent } from '../fixtures/floor.ts';
import { command, failureOf, instance, settle, setUp } from './readings-rig.ts';

const everybody: AgentSelection = { kind: 'routing-profiles', ids: ['p1', 'p2'] };
const maria = anAgent({ userId: 'maria', routingProfileId: 'p1', hierarchy: ['north', 'alder'] });
const tom = anAgent({ userId: 'tom', routingProfileId: 'p2', hierarchy: ['north'] });
const lone = anAgent({ userId: 'lone', routingProfileId: undefined });
const throttled = new BotError('connect_throttled', 'too many');

const idsOf = ({ agents }: { readonly agents: readonly { readonly userId: string }[] }) =>
  agents.map(({ userId }) => userId);

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
    [4.9, 1],
    [5, 2],
  ])('after %d seconds, counted from its beginning, there were %d readings', async (age, count) => {
    const { process, held, clock } = setUp();
    const readings = process();
    const first = readings.readAgents(instance, everybody, command);
    await settle();
    clock.advance(3);
    held[0]?.land([maria]);
    await first;

    clock.advance(age - 3);
    void readings.readAgents(instance, everybody, command);
    await settle();

    expect(held).toHaveLength(count);
  });

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

describe('a reading of everybody', () => {
  async function setUpRead(rest: { readonly isTruncated?: boolean } = {}) {
    const rig = setUp();
    const whole = rig.process().readAgents(instance, everybody, command);
    await settle();
    rig.held[0]?.land([maria, tom, lone], rest);
    await whole;
    return rig;
  }

  test.each<[AgentSelection, readonly string[]]>([
    [{ kind: 'agents', ids: ['tom', 'maria'] }, ['maria', 'tom']],
    [{ kind: 'routing-profiles', ids: ['p2'] }, ['tom']],
    [{ kind: 'hierarchy-group', id: 'north' }, ['maria', 'tom']],
    [{ kind: 'hierarchy-group', id: 'alder' }, ['maria']],
  ])(
    'answers %j, in every process, without a count of the service',
    async (selection, expected) => {
      const { process, held } = await setUpRead();

      const reading = await process().readAgents(instance, selection, command);

      expect(idsOf(reading)).toEqual(expected);
      expect(reading.approximateTotal).toBeUndefined();
      expect(held).toHaveLength(1);
    },
  );

  test.each<[string, AgentSelection]>([
    ['who serves a queue', { kind: 'queues', ids: ['q'] }],
    ['somebody who is not in it', { kind: 'agents', ids: ['maria', 'stranger'] }],
    ['a profile nobody knew of', { kind: 'routing-profiles', ids: ['p1', 'p3'] }],
  ])('does not answer for %s', async (_, selection) => {
    const { process, held } = await setUpRead();

    void process().readAgents(instance, selection, command);
    await settle();

    expect(held).toHaveLength(2);
  });

  test('does not answer for a part when it ended early', async () => {
    const { process, held } = await setUpRead({ isTruncated: true });

    void process().readAgents(instance, { kind: 'hierarchy-group', id: 'north' }, command);
    await settle();

    expect(held).toHaveLength(2);
  });

  test('does not answer for a part when it is old', async () => {
    const { process, held, clock } = await setUpRead();
    clock.advance(5);

    void process().readAgents(instance, { kind: 'hierarchy-group', id: 'north' }, command);
    await settle();

    expect(held).toHaveLength(2);
  });

  test('is not known for one while the routing profiles are not known', async () => {
    const { process, held } = setUp({ missing: ['routingProfiles'], routingProfiles: new Map() });
    const readings = process();
    const whole = readings.readAgents(instance, everybody, command);
    await settle();
    held[0]?.land([maria]);
    await whole;

    void readings.readAgents(instance, { kind: 'hierarchy-group', id: 'north' }, command);
    await settle();

    expect(held).toHaveLength(2);
  });
});

describe('holds', () => {
  const onHold = (change = {}) => aContact({ state: 'CONNECTED_ONHOLD', ...change });
  const holdsOf = ({ agents }: { readonly agents: readonly ReturnType<typeof anAgent>[] }) =>
    agents.flatMap(({ contacts }) => contacts.map(({ onHoldSince }) => onHoldSince));

  test('are counted from the end of the reading that first saw them', async () => {
    const { process, held, clock } = setUp();
    const start = clock.now().getTime();
    const read = async (index: number) => {
      const reading = process().readAgents(instance, everybody, command);
      await settle();
      clock.advance(2);
      held[index]?.land([anAgent({ contacts: [onHold(), aContact({ contactId: 'talking' })] })]);
      return holdsOf(await reading);
    };

    const seenFirst = await read(0);
    clock.advance(60);
    const seenAgain = await read(1);

    expect(seenFirst).toEqual([new Date(start + 2000), undefined]);
    expect(seenAgain).toEqual(seenFirst);
  });

  test('begin anew when the contact was seen talking in between', async () => {
    const { process, held, clock } = setUp();
    const read = async (index: number, contact: ReturnType<typeof aContact>) => {
      clock.advance(60);
      const reading = process().readAgents(instance, everybody, command);
      await settle();
      held[index]?.land([anAgent({ contacts: [contact] })]);
      return holdsOf(await reading);
    };

    await read(0, onHold());
    await read(1, aContact());

    expect(await read(2, onHold())).toEqual([clock.now()]);
  });

  test('of a listening session are none, and of a contact without an id unknown', async () => {
    const { process, held } = setUp();
    const reading = process().readAgents(instance, everybody, command);
    await settle();
    const session = onHold({ contactId: 'session', initiationMethod: 'MONITOR' });
    held[0]?.land([anAgent({ contacts: [session, onHold({ contactId: undefined })] })]);

    expect(holdsOf(await reading)).toEqual([undefined, undefined]);
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
