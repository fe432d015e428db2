import { describe, expect, test } from '@jest/globals';
import type { AgentSelection } from '../../src/domain/contact-centre.ts';
import { aContact, anAgent } from '../fixtures/floor.ts';
import { command, everybody, idsOf, instance, maria, settle, setUp, tom } from './readings-rig.ts';

const lone = anAgent({ userId: 'lone', routingProfileId: undefined });

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

  test('that took long answers for a part only as long as one of that part alone would', async () => {
    const { process, held, clock } = setUp();
    const whole = process().readAgents(instance, everybody, command);
    await settle();
    clock.advance(20);
    held[0]?.land([maria, tom, ...Array.from({ length: 8 }, () => lone)]);
    await whole;
    const ask = async (selection: AgentSelection) => {
      void process().readAgents(instance, selection, command);
      await settle();
      return held.length;
    };

    // Begun 20 s ago. Two in ten of it are read in 4 s, and would be shared until 8 s of age.
    expect(await ask({ kind: 'hierarchy-group', id: 'north' })).toBe(2);
    expect(await ask(everybody)).toBe(2);
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

  test('begin anew when nobody looked for ten minutes: they may have ended in between', async () => {
    const { process, held, clock } = setUp();
    const read = async (index: number) => {
      const reading = process().readAgents(instance, everybody, command);
      await settle();
      held[index]?.land([anAgent({ contacts: [onHold()] })]);
      return holdsOf(await reading);
    };

    await read(0);
    clock.advance(600);

    expect(await read(1)).toEqual([clock.now()]);
  });

  test.each([
    ['go on when another process sees them in a reading of others', [onHold()], 0],
    ['begin anew when another process reads others, who do not have them', [], 120],
  ])('%s', async (_, contacts, begin) => {
    const { process, held, clock } = setUp();
    const start = clock.now().getTime();
    const read = async (selection: AgentSelection, index: number, seen: typeof contacts) => {
      const reading = process().readAgents(instance, selection, command);
      await settle();
      held[index]?.land([anAgent({ contacts: seen })]);
      return holdsOf(await reading);
    };

    await read(everybody, 0, [onHold()]);
    clock.advance(60);
    await read({ kind: 'queues', ids: ['q'] }, 1, contacts);
    clock.advance(60);

    expect(await read(everybody, 2, [onHold()])).toEqual([new Date(start + begin * 1000)]);
  });

  test.each([
    ['a session in talk does not end', onHold(), 'CONNECTED', 0],
    ['a session on hold does not begin', aContact(), 'CONNECTED_ONHOLD', 60],
  ])('%s the hold of a contact of the same id', async (_, first, state, begin) => {
    const { process, held, clock } = setUp();
    const start = clock.now().getTime();
    const session = aContact({ state, initiationMethod: 'MONITOR' });
    const read = async (index: number, contacts: readonly ReturnType<typeof aContact>[]) => {
      const reading = process().readAgents(instance, everybody, command);
      await settle();
      held[index]?.land([anAgent({ contacts })]);
      return holdsOf(await reading);
    };

    await read(0, [first, session]);
    clock.advance(60);

    const since = new Date(start + begin * 1000);
    expect(await read(1, [onHold(), session])).toEqual([since, undefined]);
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
