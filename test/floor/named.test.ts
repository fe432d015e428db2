import { describe, expect, test } from '@jest/globals';
import { agentName, namedAgents } from '../../src/floor/named.ts';
import { ids, someNames } from '../fixtures/floor.ts';

const twin = { username: 'maria.two', firstName: 'Maria', lastName: 'Lindqvist' };

describe('an agent is called', () => {
  test('by first and last name, by username without them, by id without either', () => {
    const names = someNames({ users: new Map([['u-1', { username: 'root' }]]) });

    expect(agentName(someNames(), ids.maria)).toBe('Maria Lindqvist');
    expect(agentName(names, 'u-1')).toBe('root');
    expect(agentName(names, 'u-2')).toBe('agent u-2');
  });

  test('by username too where somebody else has the same name', () => {
    const names = someNames({ users: new Map([...someNames().users, ['u-2', twin]]) });

    expect(agentName(names, ids.maria)).toBe('Maria Lindqvist (maria.lindqvist)');
    expect(agentName(names, 'u-2')).toBe('Maria Lindqvist (maria.two)');
    expect(agentName(names, ids.jonas)).toBe('Jonas Weber');
  });

  test('and is still found by the name alone', () => {
    const names = someNames({ users: new Map([...someNames().users, ['u-2', twin]]) });

    expect(namedAgents(names).filter(({ name }) => name === 'Maria Lindqvist')).toHaveLength(2);
  });
});
