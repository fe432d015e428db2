import { describe, expect, test } from '@jest/globals';
import type { AgentSelection } from '../../src/domain/contact-centre.ts';
import { anAgent } from '../fixtures/floor.ts';
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
