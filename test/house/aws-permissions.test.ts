import { describe, expect, test } from '@jest/globals';
import { usedOperations } from '../../src/connect/operations.ts';
import { codesIn, tableOf } from './markdown.ts';
import { sourcesIn, textOf } from './sources.ts';

const readme = textOf('README.md');

describe('the permissions in AWS', () => {
  const policy = JSON.parse(/```json policy\n([\s\S]*?)```/.exec(readme)?.[1] ?? 'null');
  const statements: readonly {
    Sid: string;
    Effect: string;
    Action: readonly string[];
    Resource: readonly string[];
  }[] = policy.Statement;
  const allowed = statements.filter(({ Effect }) => Effect === 'Allow');
  const actions = allowed.flatMap(({ Action }) => Action);

  /** Needed by AWS for an operation we call, without being called. */
  const companions = ['connect:ListUserProficiencies', 'connect:DescribeQueue'];

  test('of the policy are the operations the bot calls', () => {
    const needed = usedOperations.map((operation) => `connect:${operation}`);

    expect(actions.toSorted()).toEqual([...needed, ...companions].toSorted());
  });

  test('cover every command of the SDK that the code makes', () => {
    const made = sourcesIn('src/connect').flatMap(({ text }) =>
      [...text.matchAll(/\b([A-Z]\w+)Command\(/g)].map(([, operation]) => `connect:${operation}`),
    );

    expect(made.length).toBeGreaterThan(0);
    expect(made.filter((action) => !actions.includes(action))).toEqual([]);
  });

  test('each have what dies without them in the README', () => {
    const rows = tableOf(readme, 'Action');

    expect(rows.map(([cell = '']) => codesIn(cell)[0]).toSorted()).toEqual(actions.toSorted());
    expect(rows.filter(([, without = '']) => without.length < 10)).toEqual([]);
  });

  test('are read-only without the statements that the README says to leave out', () => {
    const leftOut = codesIn(/\*\*Read only\*\*.*/.exec(readme)?.[0] ?? '');
    const kept = allowed
      .filter(({ Sid }) => !leftOut.includes(Sid))
      .flatMap(({ Action }) => Action);

    expect(leftOut).toEqual(['Listen', 'SetStatus']);
    expect(kept.filter((action) => !/^connect:(Get|List|Describe|Search)/.test(action))).toEqual(
      [],
    );
    expect(actions.filter((action) => !kept.includes(action))).toEqual([
      'connect:MonitorContact',
      'connect:PutUserStatus',
    ]);
  });

  test('let those barge in who may, unless the statement that the README offers for it is added', () => {
    const forbidding = JSON.parse(/```json statement\n([\s\S]*?)```/.exec(readme)?.[1] ?? 'null');

    expect(statements.filter(({ Effect }) => Effect === 'Deny')).toEqual([]);
    expect(forbidding).toEqual({
      Sid: 'NeverBarge',
      Effect: 'Deny',
      Action: ['connect:MonitorContact'],
      Resource: ['*'],
      Condition: {
        'ForAnyValue:StringEquals': { 'connect:MonitorCapabilities': ['BARGE'] },
      },
    });
  });

  test('are for one instance and never for everything', () => {
    const instance = 'arn:aws:connect:REGION:ACCOUNT:instance/INSTANCE';
    const resources = allowed.flatMap(({ Resource }) => Resource);

    expect(resources.filter((arn) => !arn.startsWith(instance))).toEqual([]);
  });
});
