import { describe, expect, test } from '@jest/globals';
import { everything } from '../../../src/domain/floor-filter.ts';
import type { Asker } from '../../../src/features/answer.ts';
import { aContact, ago, anAgent, ids } from '../../fixtures/floor.ts';
import type { ReportChange } from '../../fixtures/list-report.ts';
import { many, missing, show } from './list-shown.ts';
import { countOf, pressesIn, textIn } from './shown.ts';

describe('a post for the channel', () => {
  const agents = [
    ...many(2, missing),
    anAgent({ userId: 't', contacts: [aContact({ connectedSince: ago(9999) })] }),
  ];
  const post = (access: Partial<Asker['access']> = {}, change: ReportChange = {}) =>
    show(agents, { maySeeSessions: false, list: { sharing: 'yes' }, ...change }, access);

  test('has counts and no names, and one button that answers the presser', () => {
    const message = post();

    expect(textIn(message)).not.toMatch(/u-00|Maria/);
    expect(textIn(message.blocks)).toContain('*3 agents, 3 need somebody*');
    expect(pressesIn(message.blocks)).toMatchObject([
      { label: 'Show names', line: 'agents all', mode: 'beside' },
    ]);
  });

  test('has names where they are allowed, with Listen for whoever may, and no Barge', () => {
    const message = post({ namesForOthers: true, mayListen: false });

    expect(textIn(message.blocks)).toContain('u-000');
    expect(message.blocks.map((block) => block.type)).toContain('data_table');
    expect(countOf(message, 'Listen')).toBe(1);
    expect(JSON.stringify(message)).not.toContain('barge');
  });

  test('says nothing of whose view it is', () => {
    const view = { filter: { ...everything, teamId: ids.group }, source: 'team' } as const;

    expect(textIn(post({}, { view }))).toContain('*team East*');
    expect(textIn(post({}, { view }))).not.toContain('Your');
  });
});
