import { describe, expect, test } from '@jest/globals';
import { nameTroubleView } from '../../src/features/name-trouble-view.ts';
import type { NameTrouble } from '../../src/floor/name-trouble.ts';
import { namedAgents, namedTeams } from '../../src/floor/named.ts';
import { matchName, type Named } from '../../src/grammar/names.ts';
import { someNames } from '../fixtures/floor.ts';
import { pressesIn, textIn } from './agents/shown.ts';

function asked(text: string, what: NameTrouble['what'], items: readonly Named[]) {
  const match = matchName({ kind: 'named', text }, items);
  if (match.kind === 'found') throw new Error('no trouble');
  const again = { command: 'agents', textFor: ({ id }: Named) => id } as const;
  const { blocks } = nameTroubleView({ kind: 'name-trouble', what, match, again });
  return { labels: pressesIn(blocks).map(({ label }) => label), text: textIn(blocks[0]) };
}

const anna = (username: string) => ({ username, firstName: 'Anna', lastName: 'Schmidt' });
const long = { firstName: 'F'.repeat(150), lastName: 'L'.repeat(150) };
const users = new Map([
  ['u-1', anna('anna.schmidt')],
  ['u-2', anna('anna.schmidt2')],
  ['u-3', { username: 'anna.beck', firstName: 'Anna', lastName: 'Beck' }],
  ['u-4', { username: 'long.one', ...long }],
  ['u-5', { username: 'long.two', ...long }],
]);
const agents = namedAgents(someNames({ users }));
const teams = namedTeams(
  someNames({
    hierarchyGroups: new Map([
      ['50000000-0000-4000-8000-00000000abcd', 'Team Alder'],
      ['50000000-0000-4000-8000-00000000ef01', 'Team Alder'],
      ['50000000-0000-4000-8000-000000000002', 'Team Birch'],
    ]),
  }),
);

describe('names that several have are told apart', () => {
  test('agents by their usernames, and only those', () => {
    expect(asked('anna', 'agent', agents).labels).toEqual([
      'Anna Schmidt (anna.schmidt)',
      'Anna Schmidt (anna.schmidt2)',
      'Anna Beck',
    ]);
  });

  test('others by the end of their ids', () => {
    expect(asked('Team Alder', 'team', teams).labels).toEqual([
      'Team Alder (…0000abcd)',
      'Team Alder (…0000ef01)',
    ]);
  });

  test('in the sentence, too', () => {
    const { text } = asked('anna schmitt', 'agent', agents);

    expect(text).toContain('Anna Schmidt (anna.schmidt)');
    expect(text).toContain('Anna Schmidt (anna.schmidt2)');
  });

  test('where the name has to be cut, too', () => {
    const { labels } = asked('F'.repeat(150), 'agent', agents);

    expect(labels.map((label) => label.slice(-11))).toEqual([' (long.one)', ' (long.two)']);
  });
});
