import { describe, expect, test } from '@jest/globals';
import { groupFromForm, queueSearch } from '../../../../src/features/queue-wait/settings/index.ts';
import { FakeDirectory } from '../../../fakes/directory.ts';
import { ids, someNames } from '../../../fixtures/floor.ts';
import { waitDesk } from './wait-desk.ts';

async function opened(groups: Readonly<Record<string, readonly string[]>>, names = someNames()) {
  const desk = waitDesk();
  desk.directory.current = names;
  await desk.put({ groups });
  const answer = await desk.answer('edit-group emea');
  if (answer.kind !== 'form') throw new Error(answer.kind);
  return { ...desk, json: JSON.stringify(answer.modal), modal: answer.modal };
}

test('the form starts from what the group holds, and searches queues', async () => {
  const { json, modal } = await opened({ emea: [ids.billing, 'gone'] });

  expect(modal.callback_id).toBe('form:queue-wait:group');
  expect(json).toContain('search:queue-wait:queues');
  expect(json).toContain(
    `"initial_options":[{"text":{"type":"plain_text","text":"Billing","emoji":true},"value":"${ids.billing}"}]`,
  );
  expect(json).toContain('1 queue of it is gone from Amazon Connect and not kept when you save.');
});

describe('what was chosen', () => {
  test('becomes the line that sets the group, and runs', async () => {
    const { see, waits } = await opened({ emea: [ids.billing] });
    const outcome = groupFromForm(new Map([['queues:emea', [ids.sales, ids.techSupport]]]));
    if (outcome.kind !== 'line') throw new Error(outcome.kind);

    expect(outcome.text).toBe(`group emea queue:"${ids.sales}","${ids.techSupport}"`);
    await see(outcome.text);
    expect((await waits()).groups).toEqual({ emea: [ids.sales, ids.techSupport] });
  });

  test('nothing stays open and says what to type', () => {
    expect(groupFromForm(new Map([['queues:emea', []]]))).toEqual({
      kind: 'problems',
      problems: { 'queues:emea': expect.stringContaining('group emea delete') },
    });
  });

  test.each([new Map(), new Map([['queues:<!channel>', ['q']]]), new Map([['other', ['q']]])])(
    'in a form of another version shows the groups (%#)',
    (values) => {
      expect(groupFromForm(values)).toEqual({ kind: 'line', text: 'groups' });
    },
  );
});

test.each([
  [
    'no such group',
    { apac: [ids.billing] },
    someNames(),
    'There is no group of queues called “emea”',
  ],
  [
    'more queues than a form takes',
    { emea: Array.from({ length: 101 }, (_, index) => `q-${index}`) },
    someNames({ queues: new Map(Array.from({ length: 101 }, (_, index) => [`q-${index}`, 'Q'])) }),
    'holds 101 queues, and a form takes 100',
  ],
])('with %s the form says so', async (_what, groups, names, said) => {
  const { json, modal } = await opened(groups, names);

  expect(json).toContain(said);
  expect(modal.callback_id).toBeUndefined();
});

test('queues that are called the same are told apart', async () => {
  const queues = new Map([
    [ids.billing, 'Billing'],
    [ids.sales, 'Billing'],
  ]);
  const directory = new FakeDirectory(someNames({ queues }));

  expect(await queueSearch({ directory, instance: 'i-1' })('bil')).toEqual([
    { label: 'Billing (…00000001)', value: ids.billing },
    { label: 'Billing (…00000002)', value: ids.sales },
  ]);
});
