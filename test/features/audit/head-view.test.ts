import { describe, expect, test } from '@jest/globals';
import { auditCases } from '../../fixtures/views/audit.ts';

const textOf = (title: string) => {
  const found = auditCases.find((one) => one.group === 'the daily head' && one.title === title);
  if (found?.kind !== 'message') throw new Error(`no ${title}`);
  return found.message.text;
};

describe('the daily head', () => {
  test('calls a removal broken that no command of ours can have made', () => {
    expect(textOf('after entries of yesterday were removed')).toMatch(/\*The chain is broken\.\*/);
    expect(textOf('after entries of yesterday were removed')).toMatch(
      /its entries were removed, and `audit keep` removes nothing younger than 7 days/,
    );
  });
});
