import { describe, expect, test } from '@jest/globals';
import {
  defaultListening,
  defaultSettings,
  type ListenScope,
} from '../../../../src/domain/settings.ts';
import { ids, someGroups, someNames } from '../../../fixtures/floor.ts';
import { lineBehind } from '../../agents/shown.ts';
import { rulesDesk, tenant } from './rules-desk.ts';

const sam = 'U0SAM00001';

describe('a scope', () => {
  test.each<[string, ListenScope]>([
    ['own-team', { kind: 'own-team' }],
    ['everybody', { kind: 'everybody' }],
    ['team:East', { kind: 'some', groupIds: [ids.group], queueIds: [] }],
    ['queue:Billing,Sales', { kind: 'some', groupIds: [], queueIds: [ids.billing, ids.sales] }],
    [
      'team:East group:emea',
      { kind: 'some', groupIds: [ids.group], queueIds: [ids.billing, ids.sales] },
    ],
  ])('is set for one person, and for everyone else: %s', async (typed, scope) => {
    const { ask, stored } = rulesDesk();

    await ask(`scope <@${sam}> ${typed}`);
    expect((await stored()).scopes).toEqual({
      byUser: { [sam]: scope },
      otherwise: { kind: 'everybody' },
    });

    await ask(`scope everyone-else ${typed}`);
    expect((await stored()).scopes.otherwise).toEqual(scope);
  });

  test('is said, written down and undone by a press, back to what it was', async () => {
    const { ask, press, stored, abouts } = rulesDesk();
    await ask(`scope <@${sam}> team:East queue:Billing`);

    const changed = await ask(`scope <@${sam}> own-team`);
    expect(changed.text).toContain(`<@${sam}> may hear agents of their own team`);
    expect((await abouts())[0]).toBe(
      `listening scope ${sam}: queue ${ids.billing}; team ${ids.group} → own-team`,
    );
    const undone = await press(changed, 'Undo');
    expect(undone.text).toContain(
      `<@${sam}> may hear agents of team East, on contacts of queue Billing`,
    );
    await press(await ask(`scope remove <@${sam}>`), 'Undo');
    expect(Object.keys((await stored()).scopes.byUser)).toEqual([sam]);
  });

  test('that is removed is that of everyone else again', async () => {
    const { ask, stored } = rulesDesk();
    await ask(`scope <@${sam}> own-team`);

    const { text } = await ask(`scope remove <@${sam}>`);

    expect(text).toContain('Whoever may listen may hear everybody');
    expect((await stored()).scopes.byUser).toEqual({});
    expect((await ask(`scope remove <@${sam}>`)).text).toContain('It was so already.');
  });

  test('of names that lead nowhere changes nothing, and the choice keeps whose it is', async () => {
    const { ask, stored } = rulesDesk();

    const answer = await ask(`scope <@${sam}> queue:Biling team:East`);

    expect(lineBehind(answer, 'Billing')).toBe(
      `monitor scope <@${sam}> queue:"${ids.billing}" team:"East"`,
    );
    expect((await stored()).scopes.byUser).toEqual({});
  });

  test('of a group of queues that holds none any more is refused: it would let nobody through', async () => {
    const { ask, stored, directory } = rulesDesk();
    const names = someNames({ queueGroups: someGroups({ none: ['gone'] }) });
    directory.names = async () => names;

    expect((await ask(`scope <@${sam}> group:none`)).text).toContain('nothing was changed');
    expect((await stored()).scopes.byUser).toEqual({});
  });

  test('names what is gone as gone', async () => {
    const { ask, settingsStore } = rulesDesk();
    const byUser = {
      [sam]: { kind: 'some', groupIds: ['g-gone'], queueIds: [ids.sales] },
    } as const;
    const listening = { ...defaultListening, scopes: { ...defaultListening.scopes, byUser } };
    const settings = { ...defaultSettings, listening };
    await settingsStore.write(tenant, { expectedVersion: 0, settings });

    expect((await ask('scope')).text).toContain(
      'agents of team `g-gone` (gone from Amazon Connect), on contacts of queue Sales',
    );
  });

  test('has an end', async () => {
    const { ask, settingsStore } = rulesDesk();
    const people = Array.from({ length: 200 }, (_, index) => [`U${index}`, { kind: 'own-team' }]);
    const byUser = Object.fromEntries(people);
    const listening = { ...defaultListening, scopes: { ...defaultListening.scopes, byUser } };
    await settingsStore.write(tenant, {
      expectedVersion: 0,
      settings: { ...defaultSettings, listening },
    });

    expect((await ask(`scope <@${sam}> own-team`)).text).toContain('At most 200 people');
    expect((await ask('scope')).text).toContain('180 more people');
  });
});

test('a Slack user called like something that every object has is nobody', async () => {
  const { ask, stored } = rulesDesk();

  await ask('scope <@UCONSTRUCTOR> own-team');

  expect(Object.keys((await stored()).scopes.byUser)).toEqual(['UCONSTRUCTOR']);
});
