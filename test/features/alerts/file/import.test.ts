import { describe, expect, test } from '@jest/globals';
import { BotError } from '../../../../src/domain/errors.ts';
import { ruleFile } from '../../../../src/features/alerts/file/write-file.ts';
import { ids } from '../../../fixtures/floor.ts';
import { aRule, aSpec } from '../../../fixtures/rule-specs.ts';
import { fileDesk } from './file-desk.ts';

const newRule = ruleFile([aSpec({ scope: { kind: 'queues', ids: [ids.sales] } })]);
const asFile = ({ id, ...spec }: ReturnType<typeof aRule>) => {
  const { tenant: _t, ownerId: _o, createdAt: _c, revision: _r, ...rest } = spec;
  return { ...rest, id };
};

async function shown(change: Parameters<typeof aRule>[0] = { threshold: 600 }) {
  const desk = fileDesk();
  const rule = aRule();
  desk.ruleStore.rules = [rule];
  const seen = await desk.paste(ruleFile([asFile({ ...rule, ...change })]));
  const apply = seen.buttons.get('Apply') ?? '';
  return { ...desk, rule, seen, apply };
}

describe('the difference', () => {
  test('is shown field by field before anything is changed', async () => {
    const { seen, ruleStore, rule, abouts } = await shown({
      threshold: 600,
      slackChannelId: 'C0LEADS001',
    });

    expect(seen.text).toBe('Nothing is changed yet. The file means: 1 rule changed.');
    expect(seen.json).toContain('over: 5m → 10m');
    expect(seen.json).toContain('post-in: C0FLOOR001 → C0LEADS001');
    expect(ruleStore.rules).toEqual([rule]);
    expect(await abouts()).toEqual([]);
  });

  test('of a rule without an id is a new rule', async () => {
    const { paste } = fileDesk();
    const { text, json } = await paste(newRule);

    expect(text).toContain('1 rule added');
    expect(json).toContain(
      'queue-wait · queues Sales · over 5m · for 1m · when open · in <#C0FLOOR001>',
    );
  });

  test('of what stands already is none, with an id or without', async () => {
    const desk = fileDesk();
    desk.ruleStore.rules = [aRule()];
    const { text, buttons } = await desk.paste(ruleFile([aSpec()]));

    expect(text).toBe('The file changes nothing: 1 rule of it stands as written.');
    expect(buttons.has('Apply')).toBe(false);
  });

  test('leaves what is not in the file alone, unless it is to be removed', async () => {
    const desk = fileDesk();
    desk.ruleStore.rules = [aRule()];

    expect((await desk.paste(newRule)).text).toContain('means: 1 rule added.');
    const { text, json } = await desk.paste(newRule, 'remove');
    expect(text).toContain('means: 1 rule added and 1 rule removed.');
    expect(json).toContain('*removed* `k3x9ab`, of <@U0SAM00001>');
    expect(json).toContain('Remove rules?');
  });

  test('of a file with problems says all of them by line, and keeps nothing', async () => {
    const { paste } = fileDesk();
    const { text, json, buttons } = await paste(
      'version: 1\nrules:\n  - watch: queue-wait\n    queues: [Biling, Sales]\n    over: long\n    post-in: C0FLOOR001\n',
    );

    expect(text).toBe(
      'Nothing was changed: there are *2 problems* in the file. The first is in line 4.',
    );
    expect(json).toContain('line 4: there is no queue called “Biling”: did you mean Billing?');
    expect(json).toContain('line 5: over must be a time such as 90s, 5m or 1h30m');
    expect([...buttons.keys()]).toEqual(['Import again']);
  });

  test('cannot be applied where the bot is not in a channel', async () => {
    const desk = fileDesk();
    desk.people.channels = [{ channelId: 'C0FLOOR001', sharing: 'internal', isBotMember: false }];
    const { json, buttons } = await desk.paste(newRule);

    expect(json).toContain('line 6: Floorwalker is not in this channel.');
    expect(buttons.has('Apply')).toBe(false);
  });

  test('cannot be applied by somebody who may not change a rule of others', async () => {
    const desk = fileDesk();
    desk.ruleStore.rules = [aRule({ ownerId: 'U0MAYA0001' })];
    desk.gate.refusal = { kind: 'not-owner' };
    const { json, buttons } = await desk.paste('version: 1\nrules: []', 'remove');

    expect(json).toContain('rule `k3x9ab`: Only the person who made this rule or an administrator');
    expect(buttons.has('Apply')).toBe(false);
  });

  test('cannot be applied while one of its cases fails', async () => {
    const desk = fileDesk({
      runCases: (cases) =>
        cases.map(() => ({
          kind: 'fail',
          id: 'slow',
          at: '60',
          text: 'wanted firing, got pending',
        })),
    });
    const { json, buttons } = await desk.paste(
      `${newRule}cases:\n  - { id: slow, samples: [{ t: 0, value: 1 }] }\n`,
    );

    expect(json).toContain('0 passed, 1 failed, 0 skipped');
    expect(json).toContain('failed slow at 60: wanted firing, got pending');
    expect(buttons.has('Apply')).toBe(false);
  });
});

describe('applying it', () => {
  test('does all of it, keeps whose each rule is, and writes down what it was', async () => {
    const desk = fileDesk();
    const [mine, gone] = [
      aRule({ pausedBy: 'U0SAM00001' }),
      aRule({ id: 'a2b3c4', revision: 1, ownerId: 'U0MAYA0001' }),
    ];
    desk.ruleStore.rules = [mine, gone];
    const file = ruleFile([asFile({ ...aRule(), threshold: 600 }), aSpec({ threshold: 120 })]);
    const { buttons } = await desk.paste(file, 'remove');
    const { text } = await desk.see(buttons.get('Apply') ?? '');

    expect(text).toContain('Done. 1 rule added: `');
    expect(text).toContain('1 rule changed: `k3x9ab`; 1 rule removed: `a2b3c4`.');
    const [changed, added] = desk.ruleStore.rules;
    expect(changed).toEqual({ ...mine, threshold: 600, revision: 5 });
    expect(added).toMatchObject({ threshold: 120, revision: 1, ownerId: 'U0SAM00001' });
    expect(desk.ruleStore.kept.map(({ rule, deed }) => [rule, deed])).toEqual([
      [gone, 'removed'],
      [mine, 'imported'],
    ]);
    expect(await desk.abouts()).toEqual([
      [
        'import-rules',
        'done',
        expect.stringContaining('changed k3x9ab (was version 4); removed a2b3c4 (was version 1)'),
      ],
      ['import-rules', 'intended', expect.stringMatching(/^added \w+; /u)],
    ]);
  });

  test('is done once', async () => {
    const { see, apply, ruleStore } = await shown();
    await see(apply);

    expect((await see(apply)).text).toContain('cannot be applied any more');
    expect(ruleStore.rules[0]?.revision).toBe(5);
  });

  test('is over after a quarter of an hour', async () => {
    const { see, apply, clock, ruleStore, rule } = await shown();
    clock.advance(900);

    expect((await see(apply)).text).toContain('cannot be applied any more');
    expect(ruleStore.rules).toEqual([rule]);
  });

  test.each(['before', 'while'])(
    'changes nothing where somebody changed a rule %s it was applied, and shows it afresh',
    async (when) => {
      const { see, apply, ruleStore, rule } = await shown();
      const other = { ...rule, threshold: 240, revision: 5 };
      if (when === 'before') ruleStore.rules = [other];
      else {
        ruleStore.beforeApply = () => {
          ruleStore.rules = [other];
        };
      }
      const again = await see(apply);

      expect(again.text).toContain(
        'Somebody changed rule `k3x9ab` meanwhile, so nothing was applied.',
      );
      expect(again.json).toContain('over: 4m → 10m');
      expect(ruleStore.rules).toEqual([other]);
      await see(again.buttons.get('Apply') ?? '');
      expect(ruleStore.rules[0]).toMatchObject({ threshold: 600, revision: 6 });
    },
  );

  test('of a queue that was renamed meanwhile is still about that queue', async () => {
    const desk = fileDesk();
    const { buttons } = await desk.paste(newRule.replace(ids.sales, 'Sales'));
    const { queues } = desk.directory.current;
    desk.directory.current = {
      ...desk.directory.current,
      queues: new Map([...queues, [ids.sales, 'Old sales'], ['q-new', 'Sales']]),
    };
    await desk.see(buttons.get('Apply') ?? '');

    expect(desk.ruleStore.rules[0]?.scope).toEqual({ kind: 'queues', ids: [ids.sales] });
  });

  test('is not done where the bot was removed from the channel meanwhile', async () => {
    const { see, apply, people, ruleStore, rule } = await shown();
    people.channels = [{ channelId: 'C0FLOOR001', sharing: 'internal', isBotMember: false }];
    const again = await see(apply);

    expect(again.json).toContain('Floorwalker is not in this channel.');
    expect(ruleStore.rules).toEqual([rule]);
  });

  test('is not done where it cannot be written down', async () => {
    const { see, apply, audit, ruleStore, rule } = await shown();
    audit.isAway = true;

    await expect(see(apply)).rejects.toThrow(BotError);
    expect(ruleStore.rules).toEqual([rule]);
  });

  test('of too many rules is not done', async () => {
    const desk = fileDesk();
    desk.ruleStore.mostRules = 0;
    const { buttons } = await desk.paste(newRule);

    expect((await desk.see(buttons.get('Apply') ?? '')).text).toContain('more rules than fit');
  });
});

test('cancelling changes nothing, and there is nothing to apply any more', async () => {
  const { see, seen, apply } = await shown();

  expect((await see(seen.buttons.get('Cancel') ?? '')).text).toBe('Nothing was changed.');
  expect((await see(apply)).text).toContain('cannot be applied any more');
});
