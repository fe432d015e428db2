import { describe, expect, test } from '@jest/globals';
import { findAgent } from '../../src/floor/find-agent.ts';
import type { NameRef } from '../../src/grammar/names.ts';
import { ids, someNames } from '../fixtures/floor.ts';
import { anIdentity, lookupIn } from './lookup.ts';

const blind = someNames({ users: new Map(), missing: ['users'] });
const find = (ref: NameRef) => findAgent(anIdentity(), lookupIn(blind), ref, 'monitor');

describe('while agents were never read', () => {
  test('nobody says that there is none of that name', async () => {
    await expect(find({ kind: 'named', text: 'maria' })).rejects.toMatchObject({
      code: 'connect_list_unread',
    });
  });

  test.each([ids.maria, `arn:aws:connect:eu:1:instance/i/agent/${ids.maria}`])(
    'an id is taken as it is: %s',
    async (text) => {
      expect(await find({ kind: 'typed', words: [text] })).toEqual({
        kind: 'agent',
        userId: ids.maria,
        isExact: true,
      });
    },
  );
});
