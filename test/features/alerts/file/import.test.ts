import { describe, expect, test } from '@jest/globals';
import { mostRules } from '../../../../src/domain/alerting/rule.ts';
import { BotError } from '../../../../src/domain/errors.ts';
import { ruleFile } from '../../../../src/features/alerts/file/write-file.ts';
import { ids, now } from '../../../fixtures/floor.ts';
import { aRule, aSpec } from '../../../fixtures/rule-specs.ts';
import { fileDesk } from './file-desk.ts';

const tenant = { workspace: 'T0FLOOR001', instance: 'i-1' };
const newRule = ruleFile([aSpec({ scope: { kind: 'queues', ids: [ids.sales] } })]);
const asFile = ({ id, ...spec }: ReturnType<typeof aRule>) => {
  const { tenant: _t, ownerId: _o, createdAt: _c, revision: _r, ...rest } = spec;
  return { ...rest, id };
};

async function shown(change: Parameters<typeof aRule>[0] = { threshold: 600 }) {
  const desk = fileDesk();
  const rule = aRule();
  await desk.ruleStore.set([rule]);
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
    expect(await ruleStore.all()).toEqual([rule]);
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
    await desk.ruleStore.set([aRule()]);
    const { text, buttons } = await desk.paste(ruleFile([aSpec()]));

    expect(text).toBe('The file changes nothing: 1 rule of it stands as written.');
    expect(buttons.has('Apply')).toBe(false);
  });

  test('leaves what is not in the file alone, unless it is to be removed', async () => {
    const desk = fileDesk();
    await desk.ruleStore.set([aRule()]);

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
    await desk.ruleStore.set([aRule({ ownerId: 'U0MAYA0001' })]);
    desk.gate.refusal = { kind: 'not-owner' };
    const { json, buttons } = await desk.paste('version: 1\nrules: []', 'remove');

    expect(json).toContain('rule `k3x9ab`: Only the person who made this rule or an administrator');
    expect(buttons.has('Apply')).toBe(false);
  });

  test('cannot be applied with a rule about agents by somebody who may not see them there, and names none', async () => {
    const desk = fileDesk();
    const { may } = desk.gate;
    desk.gate.may = async (who, what, where) =>
      what.kind === 'see-agents'
        ? { kind: 'no', refusal: { kind: 'not-in-group' } }
        : may(who, what, where);
    const ofAgents = aSpec({
      scope: { kind: 'agents', ids: [ids.maria] },
      metric: { kind: 'missed', windowSeconds: 900 },
      hours: { kind: 'always' },
    });
    const { json, buttons } = await desk.paste(ruleFile([ofAgents]));
    const guessed = await desk.paste(
      ruleFile([{ ...ofAgents, scope: { kind: 'agents', ids: ['Maria Lind'] } }]),
    );

    expect(json).toContain('line ');
    expect(buttons.has('Apply')).toBe(false);
    expect(json + guessed.json).not.toContain('Lindqvist');
  });

  test('cannot be applied while one of its cases fails', async () => {
    const { paste } = fileDesk();
    const withCase = (state: string) =>
      `${newRule}cases:\n  - id: slow\n    rule: { op: ">", threshold: 50, for: 60 }\n    samples: [{ t: 0, value: 75 }]\n    expected: [{ t: 0, state: ${state} }]\n`;
    const { json, buttons } = await paste(withCase('firing'));

    expect(json).toContain('0 passed, 1 failed, 0 skipped');
    expect(json).toContain('failed slow at 0: wanted firing, got pending');
    expect(buttons.has('Apply')).toBe(false);
    const passed = await paste(withCase('pending'));
    expect(passed.json).toContain('1 passed, 0 failed, 0 skipped');
    expect(passed.buttons.has('Apply')).toBe(true);
  });

  test('cannot be applied with cases that are none', async () => {
    const { json, buttons } = await fileDesk().paste(`${newRule}cases: [soon]\n`);

    expect(json).toContain('failed cases: ');
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
    await desk.ruleStore.set([mine, gone]);
    const file = ruleFile([asFile({ ...aRule(), threshold: 600 }), aSpec({ threshold: 120 })]);
    const { buttons } = await desk.paste(file, 'remove');
    const { text } = await desk.see(buttons.get('Apply') ?? '');

    expect(text).toContain('Done. 1 rule added: `');
    expect(text).toContain('1 rule changed: `k3x9ab`; 1 rule removed: `a2b3c4`.');
    const [changed, added] = await desk.ruleStore.all();
    expect(changed).toEqual({ ...mine, threshold: 600, revision: 5 });
    expect(added).toMatchObject({ threshold: 120, revision: 1, ownerId: 'U0SAM00001' });
    expect(await desk.ruleStore.versions(tenant, mine.id)).toEqual([
      { rule: mine, by: 'U0SAM00001', at: now, deed: 'imported' },
    ]);
    expect(await desk.ruleStore.removed(tenant)).toEqual([
      { rule: gone, by: 'U0SAM00001', at: now, deed: 'removed' },
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

  test('keeps that a rule is an orphan, unless it is about something else now', async () => {
    const desk = fileDesk();
    const orphan = aRule({ orphanedAt: now });
    const applied = async (change: Parameters<typeof aRule>[0]) => {
      await desk.ruleStore.set([orphan]);
      const { buttons } = await desk.paste(ruleFile([asFile({ ...aRule(), ...change })]));
      await desk.see(buttons.get('Apply') ?? '');
      return (await desk.ruleStore.all())[0];
    };

    expect(await applied({ threshold: 600 })).toEqual({ ...orphan, threshold: 600, revision: 5 });
    const scope = { kind: 'queues', ids: [ids.sales] } as const;
    expect(await applied({ scope })).not.toHaveProperty('orphanedAt');
  });

  test('is done once', async () => {
    const { see, apply, ruleStore } = await shown();
    await see(apply);

    expect((await see(apply)).text).toContain('cannot be applied any more');
    expect((await ruleStore.all())[0]?.revision).toBe(5);
  });

  test('is over after a quarter of an hour', async () => {
    const { see, apply, clock, ruleStore, rule } = await shown();
    clock.advance(900);

    expect((await see(apply)).text).toContain('cannot be applied any more');
    expect(await ruleStore.all()).toEqual([rule]);
  });

  test.each(['before', 'while'])(
    'changes nothing where somebody changed a rule %s it was applied, and shows it afresh',
    async (when) => {
      const { see, apply, ruleStore, rule } = await shown();
      const other = { ...rule, threshold: 240, revision: 5 };
      if (when === 'before') await ruleStore.set([other]);
      else {
        ruleStore.beforeApply = async () => {
          await ruleStore.set([other]);
        };
      }
      const again = await see(apply);

      expect(again.text).toContain(
        'Somebody changed rule `k3x9ab` meanwhile, so nothing was applied.',
      );
      expect(again.json).toContain('over: 4m → 10m');
      expect(await ruleStore.all()).toEqual([other]);
      await see(again.buttons.get('Apply') ?? '');
      expect((await ruleStore.all())[0]).toMatchObject({ threshold: 600, revision: 6 });
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

    expect((await desk.ruleStore.all())[0]?.scope).toEqual({ kind: 'queues', ids: [ids.sales] });
  });

  test('is not done where the bot was removed from the channel meanwhile', async () => {
    const { see, apply, people, ruleStore, rule } = await shown();
    people.channels = [{ channelId: 'C0FLOOR001', sharing: 'internal', isBotMember: false }];
    const again = await see(apply);

    expect(again.json).toContain('Floorwalker is not in this channel.');
    expect(await ruleStore.all()).toEqual([rule]);
  });

  test('is not done where it cannot be written down', async () => {
    const { see, apply, audit, ruleStore, rule } = await shown();
    audit.isAway = true;

    await expect(see(apply)).rejects.toThrow(BotError);
    expect(await ruleStore.all()).toEqual([rule]);
  });

  test('of too many rules is not done', async () => {
    const desk = fileDesk();
    const { buttons } = await desk.paste(newRule);
    const many = Array.from({ length: mostRules }, (_, index) => aRule({ id: `many${index}` }));
    await desk.ruleStore.set(many);

    expect((await desk.see(buttons.get('Apply') ?? '')).text).toContain('more rules than fit');
  });
});

test('cancelling changes nothing, and there is nothing to apply any more', async () => {
  const { see, seen, apply } = await shown();

  expect((await see(seen.buttons.get('Cancel') ?? '')).text).toBe('Nothing was changed.');
  expect((await see(apply)).text).toContain('cannot be applied any more');
});

describe('a file that was chosen', () => {
  const mine = { by: 'U0SAM00001', text: newRule };

  test('is read where it is one’s own', async () => {
    const { see, slackFiles } = fileDesk();
    slackFiles.files.set('F0MINE0001', mine);

    expect((await see('import-file F0MINE0001')).text).toContain('1 rule added');
  });

  test('of somebody else is as good as none', async () => {
    const { see, slackFiles } = fileDesk();
    slackFiles.files.set('F0THEIRS01', { ...mine, by: 'U0MAYA0001' });
    const theirs = await see('import-file F0THEIRS01');

    expect(theirs.text).toContain('somebody else uploaded it');
    expect(await see('import-file F0NONE0001')).toEqual(theirs);
  });

  test('that is too large is not read', async () => {
    const { see, slackFiles } = fileDesk();
    slackFiles.files.set('F0MINE0001', { ...mine, text: 'x'.repeat(1_000_001) });

    expect((await see('import-file F0MINE0001')).text).toContain('more than 1 MB');
  });

  test.each([
    ['the scope is there', true, undefined, true],
    ['the scope is missing', false, undefined, false],
    ['Slack does not say', true, new BotError('slack_unavailable', 'away'), false],
  ])('can be chosen where %s: %s', async (_what, isAllowed, failure, isOffered) => {
    const { answer, slackFiles } = fileDesk();
    slackFiles.isAllowed = isAllowed;
    slackFiles.failure = failure;
    const json = JSON.stringify(await answer('import'));

    expect(json.includes('file_input')).toBe(isOffered);
    expect(json.includes('The file goes on (8 of 8)')).toBe(!isOffered);
  });
});
