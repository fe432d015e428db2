import { describe, expect, test } from '@jest/globals';
import { defaultListening, defaultSettings } from '../../../../src/domain/settings.ts';
import { ids, someNames } from '../../../fixtures/floor.ts';
import { lineBehind, textIn } from '../../agents/shown.ts';
import { rulesDesk, tenant } from './rules-desk.ts';

const nobody = { agentIds: [], queueIds: [], groupIds: [] };

/** A desk on whose list these stand already. */
async function withNever(never: Partial<typeof defaultListening.never>) {
  const desk = rulesDesk();
  const listening = { ...defaultListening, never: { ...nobody, ...never } };
  const settings = { ...defaultSettings, listening };
  await desk.settingsStore.write(tenant, { expectedVersion: 0, settings });
  return desk;
}

describe('what goes on the list', () => {
  test.each<[string, Partial<typeof defaultListening.never>]>([
    ['queue:Billing', { queueIds: [ids.billing] }],
    ['Billing', { queueIds: [ids.billing] }],
    ['Maria', { agentIds: [ids.maria] }],
    ['<@U0MAR00001>', { agentIds: [ids.maria] }],
    ['agent:<@U0MAR00001>', { agentIds: [ids.maria] }],
    ['team:East', { groupIds: [ids.group] }],
    ['group:emea', { queueIds: [ids.billing, ids.sales] }],
  ])('never %s', async (line, never) => {
    const { ask, stored } = rulesDesk();

    await ask(`never ${line}`);

    expect((await stored()).never).toEqual({ ...nobody, ...never });
  });

  test('is said, written down before, and undone by a press', async () => {
    const { ask, press, stored, abouts } = rulesDesk();

    const answer = await ask('never queue:Billing agent:Maria team:East');
    expect(answer.text).toContain('queue Billing; agent Maria Lindqvist; team East');
    expect((await abouts())[0]).toBe(
      `listening never: added queue ${ids.billing}; agent ${ids.maria}; team ${ids.group}`,
    );

    await press(answer, 'Undo');
    expect((await stored()).never).toEqual(nobody);
  });

  test('is added to what stands there, once', async () => {
    const { ask, stored } = await withNever({ queueIds: [ids.billing] });

    const answer = await ask('never queue:Billing queue:Sales');
    expect(answer.text).toContain('any more: queue Sales.');
    expect((await stored()).never.queueIds).toEqual([ids.billing, ids.sales]);

    const again = await ask('never queue:Sales');
    expect(again.text).toContain('All of it is on the list already.');
    expect(lineBehind(again, 'Undo')).toBeUndefined();
  });

  test('is nothing where a name leads nowhere, and the choice asks for all of it again', async () => {
    const { ask, stored, abouts } = rulesDesk();

    const answer = await ask('never queue:Biling agent:Maria');
    expect(answer.text).toContain('There is no queue called “Biling”. Did you mean Billing?');
    expect(lineBehind(answer, 'Billing')).toBe(
      `monitor never queue:"${ids.billing}" agent:"Maria"`,
    );
    expect((await ask('never <@U0GUS00001>')).text).toContain('<@U0GUS00001>');
    expect((await stored()).never).toEqual(nobody);
    expect(await abouts()).toEqual([]);
  });

  test('has an end', async () => {
    const queueIds = Array.from({ length: 300 }, (_, index) => `q-${index}`);
    const { ask, stored } = await withNever({ queueIds });

    expect((await ask('never queue:Billing')).text).toContain('At most 300');
    expect((await stored()).never.queueIds).toHaveLength(300);
  });
});

describe('what comes off the list', () => {
  test('is looked up among what stands on it, what is gone by its id', async () => {
    const gone = '10000000-0000-4000-8000-00000000dead';
    const { ask, stored } = await withNever({
      queueIds: [ids.billing, gone],
      agentIds: [ids.maria],
    });

    expect((await ask('never remove queue:Sales')).text).toContain(
      'There is no entry of this list called “Sales”.',
    );
    await ask(`never remove queue:"${gone}" Maria`);
    expect((await stored()).never).toEqual({ ...nobody, queueIds: [ids.billing] });

    await ask('never remove group:emea');
    expect((await stored()).never).toEqual(nobody);
  });

  test('may be a person who was mentioned', async () => {
    const { ask, stored } = await withNever({ agentIds: [ids.maria, ids.jonas] });

    await ask('never remove <@U0MAR00001>');

    expect((await stored()).never.agentIds).toEqual([ids.jonas]);
  });
});

describe('the list', () => {
  test('names what is gone as gone', async () => {
    const { ask } = await withNever({ queueIds: [ids.billing, 'q-gone'], groupIds: ['g-gone'] });

    const { text } = await ask('never');
    expect(text).toContain('queues Billing; `q-gone` (gone from Amazon Connect)');
    expect(text).toContain('team `g-gone` (gone from Amazon Connect)');
  });

  test('is shown by ids while names cannot be read', async () => {
    const { ask, directory } = await withNever({ queueIds: [ids.billing] });
    directory.names = async () => someNames({ queues: new Map(), missing: ['queues'] });

    expect((await ask('never')).text).not.toContain('gone');
  });

  test('says when nobody is on it', async () => {
    expect(textIn((await rulesDesk().ask('never')).blocks)).toContain('nobody and nothing');
  });
});

test('two administrators who change it at once lose nothing', async () => {
  const { ask, stored } = rulesDesk();

  await Promise.all([ask('never queue:Billing'), ask('never agent:Maria')]);

  expect((await stored()).never).toEqual({
    ...nobody,
    queueIds: [ids.billing],
    agentIds: [ids.maria],
  });
});
