import { describe, expect, test } from '@jest/globals';
import type { AgentSelection } from '../../src/domain/contact-centre.ts';
import { aContact, anAgent } from '../fixtures/floor.ts';
import { command, everybody, instance, settle, setUp } from './readings-rig.ts';

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
