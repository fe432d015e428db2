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
